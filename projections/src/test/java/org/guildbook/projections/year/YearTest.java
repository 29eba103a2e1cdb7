package org.guildbook.projections.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.RebuildCheck;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole year of a community on the ledger, with all that can befall it, against a notebook. */
class YearTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.alone();

    private static final long SEED = Long.getLong("guildbook.seed", 20_260_101L);

    private static final int DAYS = 365;

    private static final int CHECK_EVERY_DAYS = 73;

    @Test
    void after_a_year_of_faults_every_read_model_says_what_the_notebook_says(TestReporter reporter) {
        try (Machine machine = new Machine(DATABASE, Year.FIRST_DAY)) {
            Year year = new Year(SEED, machine);
            tell(new Founding(year)::found, year);
            Agreement agreement = new Agreement(year, SEED);
            Course course = new Course(year);
            for (int day = 1; day < DAYS; day++) {
                tell(course::day, year);
                if (day % CHECK_EVERY_DAYS == 0) {
                    machine.awaitReadModels();
                    agreement.check();
                }
            }
            machine.awaitReadModels();
            agreement.check();
            reporter.publishEntry("year", year.clerk.toString());
            itWasARealYear(year);
            rebuiltIsTheSame(machine);
            damageIsSeen(machine, agreement);
            machine.rebuild();
            agreement.check();
        }
    }

    /** Says when it happened. */
    private static void tell(Runnable day, Year year) {
        try {
            day.run();
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError("seed %d, %s: %s".formatted(SEED, year.today, failed.getMessage()), failed);
        }
    }

    private static void itWasARealYear(Year year) {
        NaiveGuild guild = year.guild;
        assertThat(new AgreementOnRates(year).settledPpm()).as("renewed").isGreaterThan(800_000);
        for (MembershipStatus status : MembershipStatus.values()) {
            boolean never = status == MembershipStatus.HONORARY
                    || status == MembershipStatus.CLOSED
                    || guild.members.values().stream()
                            .anyMatch(member -> new Days(Year.FIRST_DAY, year.today)
                                    .each()
                                    .anyMatch(day -> member.on(day) == status));
            assertThat(never).as("somebody was " + status).isTrue();
        }
        assertThat(guild.diary.counted().keySet().stream()
                        .map(line -> line.substring(line.indexOf('.') + 1))
                        .distinct())
                .contains(
                        "MemberAdmitted",
                        "MembershipLapsed",
                        "ReinstatementRequested",
                        "AdmissionExpired",
                        "ApplicationExpired",
                        "ApplicationDeferred",
                        "InterviewerRecused",
                        "ReferralStageReached",
                        "ChapterTransferCompleted",
                        "OfficeVacated",
                        "MemberExpelled",
                        "AppealDecided",
                        "SuspensionLifted");
        assertThat(year.clerk.refusals()).hasSizeGreaterThan(40);
    }

    private static void rebuiltIsTheSame(Machine machine) {
        for (Projection projection : machine.processors().projections()) {
            RebuildCheck.Comparison comparison = machine.processors().check().of(projection);
            assertThat(comparison.rebuilt()).as(projection.name()).isEqualTo(comparison.live());
        }
    }

    /**
     * Every second row is lost; a comparison that never fails would be worth nothing. What is empty at the end of the year has
     * nothing to lose.
     */
    private static void damageIsSeen(Machine machine, Agreement agreement) {
        for (Projection projection : machine.processors().projections()) {
            int lost = 0;
            for (String table : projection.tables()) {
                lost += machine.db().sql("""
                                DELETE FROM projection.%1$s WHERE ctid IN (
                                    SELECT ctid FROM (
                                        SELECT ctid, row_number() OVER () AS n FROM projection.%1$s) AS numbered
                                    WHERE n %% 2 = 1)""".formatted(table)).update();
            }
            if (lost > 0) {
                assertThatThrownBy(() -> agreement.check(projection.name()))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("read model " + projection.name());
            }
        }
    }
}
