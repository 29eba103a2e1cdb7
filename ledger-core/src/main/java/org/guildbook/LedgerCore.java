package org.guildbook;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.guildbook.accounts.ApproveExpense;
import org.guildbook.accounts.PayExpense;
import org.guildbook.accounts.SubmitExpense;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.LedgerConfiguration;
import org.guildbook.contribution.AttestContribution;
import org.guildbook.contribution.ClaimContribution;
import org.guildbook.decision.Command;
import org.guildbook.dues.EnactDuesSchedule;
import org.guildbook.dues.InvoiceDues;
import org.guildbook.dues.RecogniseDues;
import org.guildbook.dues.RecordDuesPayment;
import org.guildbook.journal.Journal;
import org.guildbook.points.GrantPoints;
import org.guildbook.points.SetGrantBudget;
import org.guildbook.points.TipMember;
import org.guildbook.rules.AccountBalance;
import org.guildbook.rules.DuesSchedules;
import org.guildbook.rules.Founding;
import org.guildbook.rules.FundBalance;
import org.guildbook.rules.GrantBudget;
import org.guildbook.rules.Offices;
import org.guildbook.rules.PointsBalance;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Standings;

/** The ledger, wired and running: one line per use case. */
public final class LedgerCore implements AutoCloseable {

    /** Rules that several use cases share. */
    private static final List<Class<?>> RULES = List.of(
            Founding.class,
            Offices.class,
            Standing.class,
            Standings.class,
            DuesSchedules.class,
            FundBalance.class,
            AccountBalance.class,
            GrantBudget.class,
            PointsBalance.class);

    private static final List<Class<? extends Command>> USE_CASES = List.of(
            // dues
            EnactDuesSchedule.class,
            InvoiceDues.class,
            RecordDuesPayment.class,
            RecogniseDues.class,
            // accounts
            SubmitExpense.class,
            ApproveExpense.class,
            PayExpense.class,
            // contribution
            ClaimContribution.class,
            AttestContribution.class,
            // points
            SetGrantBudget.class,
            GrantPoints.class,
            TipMember.class);

    private final AxonConfiguration axon;

    private LedgerCore(AxonConfiguration axon) {
        this.axon = axon;
    }

    /**
     * Wires the use cases on a journal and starts.
     *
     * @param more adds what the caller runs on the same events, for example processors of read models
     */
    public static LedgerCore start(Journal journal, Clock clock, Consumer<EventSourcingConfigurer> more) {
        EventSourcingConfigurer configurer = LedgerConfiguration.of(journal, clock, RULES, USE_CASES);
        more.accept(configurer);
        return new LedgerCore(configurer.start());
    }

    /** The one way in. */
    public Ledger ledger() {
        return axon.getComponent(Ledger.class);
    }

    /** Axon's own components, for wiring and for the state of processors. */
    public AxonConfiguration axon() {
        return axon;
    }

    /** Stops the processors; the journal stays open for whoever opened it. */
    @Override
    public void close() {
        axon.shutdown();
    }
}
