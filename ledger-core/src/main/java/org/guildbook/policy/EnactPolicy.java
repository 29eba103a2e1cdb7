package org.guildbook.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Policies;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;

/**
 * The owner puts a version of the charter or of the admission rules in force, from a day on.
 *
 * @param version the one after the newest
 * @param sha256 of the canonical text
 * @param criteria codes of what a candidate must meet, such as {@code accepted-referral}; none for a charter
 */
public record EnactPolicy(
        PartyId actor,
        PolicyId policy,
        PolicyKind kind,
        int version,
        Sha256 sha256,
        List<String> criteria,
        LocalDate effectiveFrom,
        LocalDate effectiveOn)
        implements Command {

    /** Criteria of one policy. */
    public static final int CRITERIA_MAX = 50;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    public EnactPolicy {
        criteria = List.copyOf(criteria);
    }

    static List<LedgerEvent> decide(
            EnactPolicy command, Policies policies, Founding founding, Offices actor, Today today) {
        actor.require(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
        Refused.unless(founding.openOn(today.date()), "resolution-missing");
        Refused.when(command.criteria.size() > CRITERIA_MAX, "limit-exceeded");
        Refused.unless(isCanonical(command), "policy-not-canonical");
        Refused.when(
                policies.enacted().stream().anyMatch(one -> one.policy().equals(command.policy)), "id-already-used");
        Refused.unless(command.version == policies.latestVersion(command.kind) + 1, "version-taken");
        Refused.when(command.effectiveFrom.isBefore(command.effectiveOn), "retroactive-without-assembly");
        return List.of(new PolicyEnacted(
                command.policy,
                command.kind,
                command.version,
                command.sha256,
                command.criteria,
                command.effectiveFrom,
                command.effectiveOn));
    }

    private static boolean isCanonical(EnactPolicy command) {
        return command.criteria.stream().allMatch(code -> CODE.matcher(code).matches())
                && new HashSet<>(command.criteria).size() == command.criteria.size()
                && (command.kind == PolicyKind.ADMISSION || command.criteria.isEmpty());
    }

    static final class Handler {

        @CommandHandler
        void handle(
                EnactPolicy command,
                @InjectEntity(idResolver = ThisCommunity.class) Policies policies,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, policies, founding, actor, today));
        }
    }
}
