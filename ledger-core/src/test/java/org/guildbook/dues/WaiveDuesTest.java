package org.guildbook.dues;

import static org.guildbook.dues.DuesTestFacts.INVOICE;
import static org.guildbook.dues.DuesTestFacts.YEARLY;
import static org.guildbook.dues.DuesTestFacts.invoiced;
import static org.guildbook.dues.DuesTestFacts.paid;
import static org.guildbook.dues.DuesTestFacts.waived;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.Resolutions;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaiveDuesTest {

    private static final ResolutionId CARRIED = new ResolutionId(new MeetingId(id(302)), 1);

    private final Decisions guild = given(
            founded(),
            new FoundingPhaseClosed(Decisions.COMMUNITY, day("2025-03-01")),
            office(Role.ADMISSION_SECRETARY, Scope.chapter(BEIJING), SECRETARY),
            Resolutions.carried(CARRIED, MeetingKind.BOARD, BEIJING, Subject.PERSONAL, "2026-01-02"),
            invoiced(INVOICE, ANN, BEIJING, YEARLY));

    @Test
    void what_is_waived_is_assessed_at_once_and_names_no_chapter() {
        guild.when(waive(1_008_000, CARRIED))
                .facts(new DuesWaived(
                        INVOICE,
                        membership(ANN),
                        ANN,
                        BEIJING,
                        WaiverReason.HARDSHIP,
                        CARRIED,
                        new Series("WV-2026", 6),
                        day("2026-01-06"),
                        List.of(
                                Posting.debit("income:dues:waived:hardship", YEARLY, "DUES", null),
                                Posting.credit("income:dues:assessed", YEARLY, "DUES", null)),
                        day("2026-01-06")));
    }

    @Test
    void a_part_may_be_waived_but_not_more_than_is_open() {
        guild.when(waive(1_008_001, CARRIED)).refused("waiver-exceeds-open-amount");
        Decisions partly = guild.and(paid(INVOICE, ANN, BEIJING, 1_000_000));
        partly.when(waive(8_000, CARRIED)).recorded();
        partly.when(waive(8_001, CARRIED)).refused("waiver-exceeds-open-amount");
        partly.and(waived(INVOICE, ANN, 8_000)).when(waive(1, CARRIED)).refused("invoice-not-open");
    }

    @Test
    void nobody_waives_what_nobody_waits_for() {
        guild.and(new InvoiceVoided(INVOICE, membership(ANN), ANN, YEARLY, VoidReason.WRONG, day("2026-01-05")))
                .when(waive(1, CARRIED))
                .refused("invoice-not-open");
    }

    @Test
    void the_board_resolved_it_once_the_founding_phase_is_over() {
        guild.when(waive(1, null)).refused("resolution-missing");
        given(
                        founded(),
                        office(Role.ADMISSION_SECRETARY, Scope.chapter(BEIJING), SECRETARY),
                        invoiced(INVOICE, ANN, BEIJING, YEARLY))
                .decidedOn("2025-02-01")
                .when(new WaiveDues(INVOICE, YEARLY, WaiverReason.HARDSHIP, null, SECRETARY, day("2025-02-01")))
                .recorded();
    }

    @Test
    void the_admission_secretary_gives_the_reason_and_an_amount() {
        guild.when(by(BO, WaiverReason.HARDSHIP, YEARLY)).refused("not-authorised");
        guild.when(by(SECRETARY, null, YEARLY)).refused("reason-missing");
        guild.when(by(SECRETARY, WaiverReason.HARDSHIP, new Money(0, "CNY"))).refused("amount-not-positive");
        guild.when(by(SECRETARY, WaiverReason.HARDSHIP, new Money(1, "USD"))).refused("currency-mismatch");
        guild.when(new WaiveDues(
                        new InvoiceId(id(999)), YEARLY, WaiverReason.HARDSHIP, CARRIED, SECRETARY, day("2026-01-06")))
                .refused("unknown-reference");
    }

    private static WaiveDues waive(long fen, @Nullable ResolutionId resolution) {
        return new WaiveDues(
                INVOICE, new Money(fen, "CNY"), WaiverReason.HARDSHIP, resolution, SECRETARY, day("2026-01-06"));
    }

    private static WaiveDues by(PartyId actor, @Nullable WaiverReason reason, Money amount) {
        return new WaiveDues(INVOICE, amount, reason, CARRIED, actor, day("2026-01-06"));
    }
}
