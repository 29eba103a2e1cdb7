package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Invoices;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.Standing;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/** A member leaves the community; what was invoiced is settled, waived or voided first. */
public record ResignMembership(MembershipId membership, PartyId member, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return member;
    }

    static List<LedgerEvent> decide(ResignMembership command, Invoices invoices, Admission admission, Standing member) {
        admission.requireOf(command.member);
        Refused.unless(member.statusOn(command.effectiveOn).belongs(), "membership-ended");
        // On the first day of a term it would count as said before, and so have no effect.
        MembershipHistory.Term term = member.history().termOn(command.effectiveOn);
        Refused.when(term != null && term.from().equals(command.effectiveOn), "resignation-too-early");
        invoices.open().findFirst().ifPresent(invoice -> {
            throw new Refused("invoice-open").with("invoice", invoice.invoice()).with("openMinor", invoice.openMinor());
        });
        return List.of(new MemberResigned(command.membership, command.member, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ResignMembership command,
                @InjectEntity(idProperty = "membership") Invoices invoices,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                EventAppender ledger) {
            ledger.append(decide(command, invoices, admission, member));
        }
    }
}
