package org.guildbook.policy;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import java.util.stream.IntStream;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.Test;

class EnactPolicyTest {

    private static final Sha256 TEXT = new Sha256("c".repeat(64));

    private final Decisions guild =
            given(founded(), office(Role.OWNER, Scope.COMMUNITY, OWNER), office(Role.STAFF, Scope.COMMUNITY, STAFF));

    @Test
    void the_owner_puts_a_charter_in_force() {
        guild.when(charter(1)).facts(enacted(1));
    }

    @Test
    void admission_rules_name_their_criteria() {
        guild.when(admission(List.of("accepted-referral", "five-years-in-trade")))
                .recorded();
        guild.when(admission(List.of("Five years"))).refused("policy-not-canonical");
        guild.when(admission(List.of("adult", "adult"))).refused("policy-not-canonical");
        guild.when(new EnactPolicy(
                        OWNER,
                        policy(1),
                        PolicyKind.CHARTER,
                        1,
                        TEXT,
                        List.of("adult"),
                        day("2025-02-01"),
                        day("2025-01-20")))
                .refused("policy-not-canonical");
    }

    @Test
    void there_are_at_most_50_criteria() {
        guild.when(admission(IntStream.range(0, 51).mapToObj(n -> "c" + n).toList()))
                .refused("limit-exceeded");
    }

    @Test
    void versions_follow_each_other() {
        guild.when(charter(2)).refused("version-taken");
        Decisions first = guild.and(enacted(1));
        first.when(new EnactPolicy(
                        OWNER, policy(2), PolicyKind.CHARTER, 1, TEXT, List.of(), day("2025-02-01"), day("2025-01-20")))
                .refused("version-taken");
        first.when(charter(2)).recorded();
        first.when(admission(List.of())).refused("id-already-used");
    }

    @Test
    void nothing_is_enacted_for_days_that_are_over() {
        guild.when(charter(OWNER, 1, "2025-01-19")).refused("retroactive-without-assembly");
        guild.when(charter(OWNER, 1, "2025-01-20")).recorded();
    }

    @Test
    void nobody_but_the_owner_enacts() {
        guild.when(charter(STAFF, 1, "2025-02-01")).refused("not-authorised");
    }

    @Test
    void after_the_founding_phase_a_resolution_is_needed() {
        guild.decidedOn("2025-04-01").when(charter(1)).refused("resolution-missing");
    }

    private static EnactPolicy charter(int version) {
        return charter(OWNER, version, "2025-02-01");
    }

    private static EnactPolicy charter(PartyId actor, int version, String from) {
        return new EnactPolicy(
                actor, policy(version), PolicyKind.CHARTER, version, TEXT, List.of(), day(from), day("2025-01-20"));
    }

    private static EnactPolicy admission(List<String> criteria) {
        return new EnactPolicy(
                OWNER, policy(1), PolicyKind.ADMISSION, 1, TEXT, criteria, day("2025-02-01"), day("2025-01-20"));
    }

    private static PolicyEnacted enacted(int version) {
        return new PolicyEnacted(
                policy(version), PolicyKind.CHARTER, version, TEXT, List.of(), day("2025-02-01"), day("2025-01-20"));
    }

    private static PolicyId policy(int version) {
        return new PolicyId(id(700 + version));
    }
}
