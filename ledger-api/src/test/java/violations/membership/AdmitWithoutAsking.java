package violations.membership;

import java.time.LocalDate;
import org.guildbook.decision.Command;
import org.guildbook.values.PartyId;
import violations.points.TipFromAfar;

/** A use case that calls another one. */
public record AdmitWithoutAsking(PartyId actor, LocalDate effectiveOn, TipFromAfar tip) implements Command {}
