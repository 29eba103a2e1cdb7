package org.guildbook.conduct;

import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.CaseOutcome;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.testing.Decisions;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;

/**
 * Bo reports Chen, both of Beijing. Ann, Dan and Eve supervise there, Fay is of its board; Gus and Han are of that of
 * Shanghai. What happens, happens in June 2025.
 */
final class Cases {

    static final PartyId EVE = new PartyId(id(15));
    static final PartyId FAY = new PartyId(id(16));
    static final PartyId GUS = new PartyId(id(17));
    static final PartyId HAN = new PartyId(id(18));

    static final CaseId CASE = new CaseId(id(701));

    static final Sha256 WORDS = new Sha256("a".repeat(64));

    static final ReportFiled REPORT = new ReportFiled(
            CASE, CaseKind.CONDUCT, BO, CHEN, null, BEIJING, day("2025-06-01"), WORDS, day("2025-06-01"));

    static final CaseOpened OPENED = new CaseOpened(
            CASE, CaseKind.CONDUCT, BO, CHEN, null, BEIJING, day("2025-06-16"), day("2025-07-02"), day("2025-06-02"));

    static final CaseHandlersAssigned HANDLERS = new CaseHandlersAssigned(CASE, List.of(ANN, DAN), day("2025-06-03"));

    static final StatementSubmitted HEARD = new StatementSubmitted(CASE, CHEN, WORDS, day("2025-06-05"));

    static final CaseAppealed APPEALED = new CaseAppealed(CASE, BO, CHEN, CHEN, WORDS, day("2025-06-20"));

    private Cases() {}

    static Decisions guild() {
        return Decisions.given(
                chapter(BEIJING),
                chapter(SHANGHAI),
                admitted(BO),
                term(BO, "2025-01-01", "2026-01-01"),
                admitted(CHEN),
                term(CHEN, "2025-01-01", "2026-01-01"),
                office(Role.OWNER, Scope.COMMUNITY, OWNER),
                supervisor(ANN),
                supervisor(DAN),
                supervisor(EVE),
                office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), FAY),
                office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), GUS),
                office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), HAN));
    }

    static org.guildbook.events.ChapterEvent.OfficeAppointed supervisor(PartyId holder) {
        return office(Role.SUPERVISOR, Scope.chapter(BEIJING), holder);
    }

    /** Opened, with handlers, and Chen has spoken. */
    static Decisions heard() {
        return guild().and(REPORT, OPENED, HANDLERS, HEARD);
    }

    static Decisions decided(Sanction... sanctions) {
        return heard().and(upheld(sanctions));
    }

    /** On 10 June; appeals until 9 July. */
    static CaseDecided upheld(Sanction... sanctions) {
        return new CaseDecided(
                CASE,
                BO,
                CHEN,
                CaseOutcome.UPHELD,
                List.of(sanctions),
                List.of(ANN, DAN),
                WORDS,
                day("2025-07-10"),
                day("2025-06-10"));
    }

    static AppealDecided appeal(AppealOutcome outcome) {
        return new AppealDecided(CASE, BO, CHEN, outcome, List.of(GUS, HAN), WORDS, day("2025-06-25"));
    }

    static MemberSuspended suspended(String from, String toExclusive) {
        return new MemberSuspended(CASE, membership(CHEN), CHEN, day(from), day(toExclusive), day("2025-06-11"));
    }
}
