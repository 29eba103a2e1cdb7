package org.guildbook.conduct;

import java.time.LocalDate;
import org.guildbook.decision.Refused;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.rules.Admission;
import org.guildbook.rules.CaseFile;
import org.guildbook.values.PartyId;

/** Whether a sanction may be imposed: it was decided on, and it meets the respondent and nobody else. */
final class Imposing {

    private Imposing() {}

    /** @throws Refused as {@code case-not-decided} or {@code unknown-reference} */
    static void require(CaseFile file, Sanction sanction, Admission admission, PartyId member, LocalDate day) {
        CaseDecided decided = file.requireDecided(sanction, day);
        if (!decided.respondent().equals(member)) {
            throw new Refused("unknown-reference").with("member", member);
        }
        admission.requireOf(member);
    }
}
