package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.DisputedDeed;
import org.guildbook.rules.Standing;
import org.guildbook.values.CaseId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A member reports another, for conduct or for a deed that was not as it was claimed.
 *
 * @param contribution the disputed deed; absent for a report of conduct
 * @param words commitment to the report
 */
public record FileReport(
        CaseId caseId,
        CaseKind kind,
        PartyId complainant,
        PartyId respondent,
        @Nullable ContributionId contribution,
        Sha256 words,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return complainant;
    }

    public DisputedDeed.Asked deed() {
        return new DisputedDeed.Asked(contribution);
    }

    static List<LedgerEvent> decide(
            FileReport command,
            CaseFile file,
            DisputedDeed deed,
            Standing complainant,
            Standing respondent,
            Today today) {
        Refused.unless(
                complainant.inGoodStanding(command.effectiveOn) && complainant.inGoodStanding(today.date()),
                "member-not-in-good-standing");
        Refused.when(command.complainant.equals(command.respondent), "self-report");
        Refused.when(file.has(ReportFiled.class), "id-already-used");
        if (respondent.chapter() == null) {
            throw new Refused("unknown-reference").with("respondent", command.respondent);
        }
        if (command.kind == CaseKind.CONTRIBUTION) {
            deed.requireClaimedBy(command.respondent);
        }
        return List.of(new ReportFiled(
                command.caseId,
                command.kind,
                command.complainant,
                command.respondent,
                command.kind == CaseKind.CONTRIBUTION ? command.contribution : null,
                respondent.chapter(),
                today.date(),
                command.words,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                FileReport command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "deed") DisputedDeed deed,
                @InjectEntity(idProperty = "complainant") Standing complainant,
                @InjectEntity(idProperty = "respondent") Standing respondent,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, deed, complainant, respondent, today));
        }
    }
}
