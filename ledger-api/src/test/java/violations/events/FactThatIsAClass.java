package violations.events;

import org.guildbook.events.Fact;
import org.springframework.context.ApplicationContext;

/** A fact that can change, and that knows a framework. */
@Fact("violations.FactThatIsAClass")
public class FactThatIsAClass {
    Object found = ApplicationContext.class;
}
