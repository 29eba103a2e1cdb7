package org.guildbook.axon;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.guildbook.decision.Command;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;
import org.guildbook.points.TipMember;
import org.guildbook.rules.Founding;
import org.guildbook.rules.PointsBalance;
import org.guildbook.rules.Standing;
import org.guildbook.rules.TipsGiven;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;

/** A ledger on a real database with a few use cases; in Shanghai it is {@link #TODAY} already, in UTC it is not. */
final class RunningLedger implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T20:00:00Z"), ZoneOffset.UTC);

    private final Journal journal;
    private final AxonConfiguration axon;

    private RunningLedger(Journal journal, AxonConfiguration axon) {
        this.journal = journal;
        this.axon = axon;
    }

    static RunningLedger on(LedgerDatabase database) {
        return on(database, (_, _) -> {});
    }

    interface More {
        void configure(EventSourcingConfigurer axon, Journal journal);
    }

    static RunningLedger on(LedgerDatabase database, More more) {
        JournalSchema.migrate(database.dataSource());
        Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, CLOCK);
        EventSourcingConfigurer configurer = LedgerConfiguration.of(
                journal,
                CLOCK,
                List.of(Founding.class, Standing.class, PointsBalance.class, TipsGiven.class),
                List.of(RecordFacts.class, CountReferrals.class, TipMember.class));
        more.configure(configurer, journal);
        return new RunningLedger(journal, configurer.start());
    }

    AxonConfiguration axon() {
        return axon;
    }

    Journal journal() {
        return journal;
    }

    CompletableFuture<Receipt> submit(CommunityId community, Command command, Submission submission) {
        return axon.getComponent(Ledger.class).submit(community, command, submission);
    }

    CompletableFuture<Receipt> submit(CommunityId community, Command command) {
        return submit(community, command, Submission.from("test"));
    }

    /** A new community, founded today; its first entry stands at position 0. */
    CommunityId community() {
        CommunityId community = new CommunityId(UUID.randomUUID());
        submit(
                        community,
                        RecordFacts.of(
                                TODAY,
                                new CommunityFounded(
                                        community,
                                        "The Guild",
                                        Kind.KNOWLEDGE,
                                        "Asia/Shanghai",
                                        "CNY",
                                        List.of(RelationKind.EXPERT),
                                        party(),
                                        TODAY)))
                .join();
        return community;
    }

    static PartyId party() {
        return new PartyId(UUID.randomUUID());
    }

    static CandidateReferred referral(PartyId candidate) {
        return new CandidateReferred(new ReferralId(UUID.randomUUID()), party(), candidate, RelationKind.EXPERT, TODAY);
    }

    static CountReferrals count(PartyId candidate, Consumer<Integer> seen) {
        return new CountReferrals(candidate, TODAY, seen, referral(candidate));
    }

    /** How many entries the log of the community has. */
    long length(CommunityId community) {
        return journal.head(community.value()).map(head -> head.position() + 1).orElse(0L);
    }

    StoredEntry last(CommunityId community) {
        return journal.entry(community.value(), length(community) - 1).orElseThrow();
    }

    @Override
    public void close() {
        axon.shutdown();
        journal.close();
    }
}
