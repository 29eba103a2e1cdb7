package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.RulesAccepted;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.Test;

class SubmitApplicationTest {

    private static final ApplicationId APPLICATION = new ApplicationId(id(401));

    private static final Sha256 TEXT = new Sha256("c".repeat(64));

    private final Decisions guild = given(chapter(BEIJING));

    @Test
    void a_candidate_asks_to_join_a_chapter() {
        guild.when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01")).facts(submitted(APPLICATION, "2025-04-01"));
    }

    @Test
    void one_application_is_open_at_a_time_for_180_days() {
        Decisions asked = guild.and(submitted(new ApplicationId(id(402)), "2025-04-01"));
        asked.when(submit(BEIJING, MembershipType.ORDINARY, "2025-09-27")).refused("application-already-open");
        asked.when(submit(BEIJING, MembershipType.ORDINARY, "2025-09-28")).recorded();
    }

    @Test
    void a_member_does_not_apply() {
        guild.and(admitted(BO), term(BO, "2025-01-01", "2026-01-01"))
                .when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01"))
                .refused("already-a-member");
    }

    @Test
    void a_former_member_applies_again() {
        guild.and(
                        submitted(new ApplicationId(id(402)), "2025-01-02"),
                        admitted(BO),
                        term(BO, "2023-01-01", "2024-01-01"))
                .when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01"))
                .recorded();
    }

    @Test
    void whoever_was_expelled_does_not_apply_for_24_months() {
        Decisions expelled = guild.and(
                admitted(BO),
                term(BO, "2025-01-01", "2026-01-01"),
                new MemberExpelled(
                        new CaseId(id(1_401)),
                        membership(BO),
                        BO,
                        day("2027-03-01"),
                        new MeetingId(id(951)),
                        1,
                        day("2025-03-01")));
        expelled.when(submit(BEIJING, MembershipType.ORDINARY, "2027-02-28")).refused("ban-period-running");
        expelled.when(submit(BEIJING, MembershipType.ORDINARY, "2027-03-01")).recorded();
    }

    @Test
    void nobody_applies_to_be_honoured() {
        guild.when(submit(BEIJING, MembershipType.HONORARY, "2025-04-01")).refused("membership-type-unknown");
    }

    @Test
    void the_chapter_is_open_on_the_day() {
        guild.when(submit(BEIJING, MembershipType.ORDINARY, "2024-12-31")).refused("chapter-not-open");
    }

    @Test
    void the_chapter_exists() {
        guild.when(submit(SHANGHAI, MembershipType.ORDINARY, "2025-04-01")).refused("unknown-reference");
    }

    @Test
    void an_id_names_one_application() {
        guild.and(submitted(APPLICATION, "2024-01-01"))
                .when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01"))
                .refused("id-already-used");
    }

    @Test
    void the_candidate_accepts_the_charter_in_force() {
        Decisions ruled = guild.and(charter(1, "2025-02-01"), charter(2, "2025-06-01"));
        ruled.when(accepting(1, "2025-04-01"))
                .facts(
                        submitted(APPLICATION, "2025-04-01"),
                        new RulesAccepted(APPLICATION, BO, policy(1), TEXT, day("2025-04-01")));
        ruled.when(accepting(2, "2025-05-31")).refused("rules-version-not-in-force");
        ruled.when(accepting(1, "2025-06-01")).refused("rules-version-not-in-force");
        ruled.when(accepting(2, "2025-06-01")).recorded();
        ruled.when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01")).refused("rules-version-not-in-force");
    }

    @Test
    void before_the_first_charter_there_is_nothing_to_accept() {
        Decisions ruled = guild.and(charter(1, "2025-05-01"));
        ruled.when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-30")).facts(submitted(APPLICATION, "2025-04-30"));
        ruled.when(accepting(1, "2025-04-30")).refused("rules-version-not-in-force");
    }

    @Test
    void an_expired_application_is_in_nobodys_way() {
        guild.and(
                        submitted(new ApplicationId(id(402)), "2025-01-02"),
                        new ApplicationExpired(new ApplicationId(id(402)), BO, day("2025-07-01")))
                .when(submit(BEIJING, MembershipType.ORDINARY, "2025-07-01"))
                .recorded();
    }

    private static SubmitApplication accepting(int version, String date) {
        return new SubmitApplication(APPLICATION, BO, MembershipType.ORDINARY, BEIJING, policy(version), day(date));
    }

    private static PolicyEnacted charter(int version, String from) {
        return new PolicyEnacted(
                policy(version), PolicyKind.CHARTER, version, TEXT, List.of(), day(from), day("2025-01-01"));
    }

    private static PolicyId policy(int version) {
        return new PolicyId(id(700 + version));
    }

    private static SubmitApplication submit(ChapterId chapter, MembershipType type, String date) {
        return new SubmitApplication(APPLICATION, BO, type, chapter, null, day(date));
    }

    private static ApplicationSubmitted submitted(ApplicationId application, String date) {
        return new ApplicationSubmitted(application, BO, MembershipType.ORDINARY, BEIJING, day(date));
    }
}
