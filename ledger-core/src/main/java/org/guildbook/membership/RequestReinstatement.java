package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.rules.Admission;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Terms;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;

/** A lapsed member asks to come back; once the dues are paid a new term begins, and the gap stays. */
public record RequestReinstatement(MembershipId membership, PartyId member, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return member;
    }

    static List<LedgerEvent> decide(RequestReinstatement command, Admission admission, Terms terms, Standing member) {
        admission.requireOf(command.member);
        Refused.unless(command.membership.equals(member.membership()), "not-lapsed");
        MembershipStatus status = member.history().statusWithoutHonour(command.effectiveOn);
        Refused.when(status == MembershipStatus.CLOSED, "reinstatement-window-closed");
        Refused.unless(status == MembershipStatus.LAPSED, "not-lapsed");
        Map.Entry<TermId, MembershipHistory.Term> last = terms.last().orElseThrow(() -> new Refused("not-lapsed"));
        return List.of(new ReinstatementRequested(
                command.membership,
                command.member,
                last.getKey(),
                member.history().endOf(last.getValue()).plusDays(MembershipPolicy.GRACE_DAYS),
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RequestReinstatement command,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "membership") Terms terms,
                @InjectEntity(idProperty = "member") Standing member,
                EventAppender ledger) {
            ledger.append(decide(command, admission, terms, member));
        }
    }
}
