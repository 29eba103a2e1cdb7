package org.guildbook.conduct;

import static org.guildbook.conduct.Cases.APPEALED;
import static org.guildbook.conduct.Cases.CASE;
import static org.guildbook.conduct.Cases.EVE;
import static org.guildbook.conduct.Cases.FAY;
import static org.guildbook.conduct.Cases.GUS;
import static org.guildbook.conduct.Cases.HAN;
import static org.guildbook.conduct.Cases.HANDLERS;
import static org.guildbook.conduct.Cases.OPENED;
import static org.guildbook.conduct.Cases.REPORT;
import static org.guildbook.conduct.Cases.WORDS;
import static org.guildbook.conduct.Cases.appeal;
import static org.guildbook.conduct.Cases.decided;
import static org.guildbook.conduct.Cases.heard;
import static org.guildbook.conduct.Cases.suspended;
import static org.guildbook.conduct.Cases.upheld;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AppealTest {

    private final Decisions appealed = decided(Sanction.SUSPENSION).and(APPEALED);

    @Test
    void either_party_appeals_within_thirty_days() {
        decided().when(appealBy(CHEN, "2025-06-20")).facts(APPEALED);
        decided().when(appealBy(BO, "2025-07-09")).recorded();
        decided().when(appealBy(CHEN, "2025-07-10")).refused("appeal-window-closed");
        decided().decidedOn("2025-07-10").when(appealBy(CHEN, "2025-07-09")).refused("appeal-window-closed");
        decided().when(appealBy(CHEN, "2025-06-09")).refused("effective-date-too-old");
    }

    @Test
    void a_suspended_member_may_appeal() {
        decided(Sanction.SUSPENSION)
                .and(suspended("2025-06-11", "2025-07-11"))
                .when(appealBy(CHEN, "2025-06-20"))
                .recorded();
    }

    @Test
    void nobody_else_appeals_and_nobody_twice() {
        decided().when(appealBy(EVE, "2025-06-20")).refused("not-a-case-party");
        appealed.when(appealBy(BO, "2025-06-21")).refused("already-appealed");
        heard().when(appealBy(CHEN, "2025-06-20")).refused("case-not-decided");
    }

    @Test
    void two_board_members_of_another_chapter_decide_it() {
        appealed.when(decide(GUS, HAN, WORDS)).facts(appeal(AppealOutcome.OVERTURNED));
        appealed.when(decide(GUS, GUS, WORDS)).refused("second-person-missing");
        appealed.when(decide(FAY, GUS, WORDS)).refused("appeal-same-chapter");
        appealed.when(decide(GUS, FAY, WORDS)).refused("appeal-same-chapter");
        appealed.when(decide(EVE, GUS, WORDS)).refused("not-authorised");
        appealed.when(decide(OWNER, GUS, WORDS)).refused("not-authorised");
    }

    @Test
    void no_party_decides_its_own_appeal() {
        appealed.and(office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), BO))
                .when(decide(GUS, BO, WORDS))
                .refused("not-authorised");
    }

    @Test
    void they_hold_the_office_on_that_day_and_when_it_is_recorded() {
        Decisions tenure =
                appealed.and(office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), EVE, "2025-06-25", "2025-06-26"));
        tenure.when(decide(GUS, EVE, WORDS)).recorded();
        tenure.decidedOn("2025-06-26").when(decide(GUS, EVE, WORDS)).refused("not-authorised");
        appealed.and(office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), EVE, "2025-06-26", "2026-06-26"))
                .when(decide(GUS, EVE, WORDS))
                .refused("not-authorised");
    }

    @Test
    void where_there_is_one_chapter_the_owner_decides() {
        Decisions one = Decisions.given(
                chapter(BEIJING),
                office(Role.OWNER, Scope.COMMUNITY, OWNER),
                office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), FAY),
                REPORT,
                OPENED,
                HANDLERS,
                upheld(),
                APPEALED);
        one.when(decide(OWNER, OWNER, WORDS))
                .facts(new AppealDecided(
                        CASE, BO, CHEN, AppealOutcome.OVERTURNED, List.of(OWNER), WORDS, day("2025-06-25")));
        one.when(decide(FAY, OWNER, WORDS)).refused("not-authorised");
    }

    @Test
    void there_is_an_appeal_to_decide_and_reasons_for_it() {
        decided().when(decide(GUS, HAN, WORDS)).refused("appeal-not-open");
        appealed.and(appeal(AppealOutcome.CONFIRMED))
                .when(decide(GUS, HAN, WORDS))
                .refused("appeal-not-open");
        appealed.when(decide(GUS, HAN, null)).refused("reason-missing");
        appealed.when(new DecideAppeal(CASE, GUS, HAN, AppealOutcome.CONFIRMED, WORDS, day("2025-06-19")))
                .refused("effective-date-too-old");
    }

    private static AppealCase appealBy(PartyId requester, String on) {
        return new AppealCase(CASE, requester, WORDS, day(on));
    }

    private static DecideAppeal decide(PartyId decider, PartyId second, @Nullable Sha256 reasons) {
        return new DecideAppeal(CASE, decider, second, AppealOutcome.OVERTURNED, reasons, day("2025-06-25"));
    }
}
