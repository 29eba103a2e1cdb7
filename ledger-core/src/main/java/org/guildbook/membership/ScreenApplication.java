package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.rules.Application;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Policies;
import org.guildbook.rules.Referrals;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The admission secretary finds that an application meets the published criteria: interviews may begin.
 *
 * @param met codes of the criteria that were found met, of the admission policy in force when it was submitted
 */
public record ScreenApplication(
        ApplicationId application, PartyId candidate, List<String> met, PartyId actor, LocalDate effectiveOn)
        implements Command {

    public ScreenApplication {
        met = List.copyOf(met);
    }

    static List<LedgerEvent> decide(
            ScreenApplication command,
            Application application,
            Referrals referrals,
            Policies policies,
            Offices actor,
            Today today) {
        ApplicationSubmitted asked = application.requireSubmittedBy(command.candidate);
        actor.require(Set.of(Role.ADMISSION_SECRETARY), Scope.chapter(asked.chapter()), command.effectiveOn, today);
        Refused.when(application.screened() || !application.openOn(command.effectiveOn), "application-not-open");
        PolicyEnacted admission = policies.inForce(PolicyKind.ADMISSION, asked.effectiveOn());
        boolean referralDemanded = admission == null || admission.criteria().contains(Policies.ACCEPTED_REFERRAL);
        Refused.when(referralDemanded && referrals.credited() == null, "referral-missing");
        requireMet(command, admission);
        return List.of(new ApplicationScreened(command.application, command.candidate, command.effectiveOn));
    }

    /** Criteria without a judge of their own are met when the secretary says so, one by one. */
    private static void requireMet(ScreenApplication command, @Nullable PolicyEnacted admission) {
        List<String> missing = admission == null
                ? List.of()
                : admission.criteria().stream()
                        .filter(code -> !code.equals(Policies.ACCEPTED_REFERRAL) && !command.met.contains(code))
                        .toList();
        if (!missing.isEmpty()) {
            throw new Refused("criteria-not-met").with("missing", missing);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ScreenApplication command,
                @InjectEntity(idProperty = "application") Application application,
                @InjectEntity(idProperty = "candidate") Referrals referrals,
                @InjectEntity(idResolver = ThisCommunity.class) Policies policies,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, application, referrals, policies, actor, today));
        }
    }
}
