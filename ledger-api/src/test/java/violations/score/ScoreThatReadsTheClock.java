package violations.score;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** A score that depends on when it is computed, and on where. */
class ScoreThatReadsTheClock {
    Object context = ApplicationContext.class;

    Instant asOf() {
        return Instant.now();
    }
}
