package org.guildbook.conduct;

import static org.guildbook.conduct.Cases.CASE;
import static org.guildbook.conduct.Cases.REPORT;
import static org.guildbook.conduct.Cases.WORDS;
import static org.guildbook.conduct.Cases.guild;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;

import java.util.List;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class FileReportTest {

    static final ContributionId TALK = new ContributionId(id(601));

    static ContributionClaimed talkBy(PartyId claimant) {
        return new ContributionClaimed(
                TALK,
                Category.SPEAKING,
                1,
                claimant,
                List.of(new Share(claimant, 1_000_000)),
                null,
                BEIJING,
                null,
                null,
                day("2025-03-01"),
                day("2025-03-01"));
    }

    @Test
    void a_member_reports_another_to_the_supervisors_of_that_chapter() {
        guild().when(report(BO, CHEN, "2025-06-01")).facts(REPORT);
    }

    @Test
    void only_members_in_good_standing_report() {
        guild().when(report(BO, CHEN, "2025-12-31")).recorded();
        guild().when(report(BO, CHEN, "2026-01-01")).refused("member-not-in-good-standing");
        guild().decidedOn("2026-01-01").when(report(BO, CHEN, "2025-12-31")).refused("member-not-in-good-standing");
        guild().when(report(STRANGER, CHEN, "2025-06-01")).refused("member-not-in-good-standing");
    }

    @Test
    void nobody_reports_themselves() {
        guild().when(report(BO, BO, "2025-06-01")).refused("self-report");
    }

    @Test
    void only_members_are_reported() {
        guild().when(report(BO, STRANGER, "2025-06-01")).refused("unknown-reference");
    }

    @Test
    void a_case_is_reported_once() {
        guild().and(REPORT).when(report(BO, CHEN, "2025-06-02")).refused("id-already-used");
    }

    @Test
    void a_disputed_deed_is_reported_with_whoever_claimed_it() {
        FileReport dispute = new FileReport(CASE, CaseKind.CONTRIBUTION, BO, CHEN, TALK, WORDS, day("2025-06-01"));
        guild().and(talkBy(CHEN))
                .when(dispute)
                .facts(new ReportFiled(
                        CASE,
                        CaseKind.CONTRIBUTION,
                        BO,
                        CHEN,
                        TALK,
                        BEIJING,
                        day("2025-06-01"),
                        WORDS,
                        day("2025-06-01")));
        guild().and(talkBy(BO)).when(dispute).refused("unknown-reference");
        guild().when(dispute).refused("unknown-reference");
    }

    private static FileReport report(PartyId complainant, PartyId respondent, String on) {
        return new FileReport(CASE, CaseKind.CONDUCT, complainant, respondent, null, WORDS, day(on));
    }
}
