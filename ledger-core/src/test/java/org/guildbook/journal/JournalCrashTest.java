package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.journal.Answer.Kind.ALREADY_RECORDED;
import static org.guildbook.journal.Answer.Kind.FAILED;
import static org.guildbook.journal.Answer.Kind.IN_DOUBT;
import static org.guildbook.journal.Answer.Kind.NONE;
import static org.guildbook.journal.Answer.Kind.RECORDED;
import static org.guildbook.testing.Wire.Moment.ANSWERED;
import static org.guildbook.testing.Wire.Moment.ASKED;
import static org.guildbook.testing.Wire.Moment.EXECUTED;

import java.io.IOException;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.testing.Wire.Halt;
import org.guildbook.testing.Wire.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The crash table: whatever breaks at whatever moment, exactly what was acknowledged is recorded, once, without a gap,
 * and asking again for what is in doubt answers right. The whole log is audited after each row.
 */
@Timeout(120)
class JournalCrashTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.alone();

    private static final boolean STANDS = true;
    private static final boolean IS_NOT_THERE = false;

    /** What breaks while a client waits for its answer, what the client hears, and whether its operation stands then. */
    @SuppressWarnings("ImmutableEnumChecker") // A strike has no state: all it needs is the scene.
    enum Crash {
        CUT_BEFORE_INSERT(RECORDED, STANDS, scene -> scene.haltAppend(ASKED).cut()),
        CUT_AFTER_INSERT(RECORDED, STANDS, scene -> scene.haltAppend(EXECUTED).cut()),
        CUT_DURING_COMMIT(RECORDED, STANDS, scene -> {
            // The server has yet to read the request to commit when the node, on a new connection, sends all again.
            Halt halt = scene.haltAppend(EXECUTED);
            Signal.STOP.to(halt.backend());
            halt.syncAndCut();
            scene.awaitBlockedBy(halt.backend());
            Signal.CONT.to(halt.backend());
        }),
        ANSWER_OF_COMMIT_LOST(
                RECORDED, STANDS, scene -> scene.haltAppend(ANSWERED).cut()),

        DATABASE_AWAY(FAILED, IS_NOT_THERE, scene -> {
            scene.restartImpatiently();
            scene.away();
            scene.ask();
        }),
        DATABASE_AWAY_BEFORE_INSERT(IN_DOUBT, IS_NOT_THERE, scene -> awayAt(ASKED, scene)),
        DATABASE_AWAY_AFTER_INSERT(IN_DOUBT, IS_NOT_THERE, scene -> awayAt(EXECUTED, scene)),
        DATABASE_AWAY_AFTER_COMMIT(IN_DOUBT, STANDS, scene -> awayAt(ANSWERED, scene)),

        NODE_KILLED_AFTER_INSERT(NONE, IS_NOT_THERE, scene -> killNodeAt(EXECUTED, scene)),
        NODE_KILLED_AFTER_COMMIT_BEFORE_ACKNOWLEDGE(NONE, STANDS, scene -> killNodeAt(ANSWERED, scene)),
        NODE_PAUSED_PAST_ITS_LOCK(RECORDED, STANDS, scene -> {
            scene.askProcess();
            Halt overtaken = scene.haltAppend(ASKED);
            scene.recordByAnotherNode();
            Halt locked = scene.halt(ANSWERED, "FOR UPDATE");
            overtaken.goOn();
            locked.await();
            scene.process().pause();
            locked.goOn();
            scene.recordByAnotherNode();
            scene.process().resume();
        }),

        DISK_FULL_FOR_TABLES(FAILED, IS_NOT_THERE, scene -> {
            scene.fillTables();
            Halt halt = scene.haltLargeAppend(ASKED);
            Signal.limitFiles(halt.backend(), Integer.toString(CrashScene.WAL_SEGMENT_BYTES));
            halt.goOn();
            scene.awaitAnswer();
            Signal.limitFiles(halt.backend(), "unlimited");
        }),
        DISK_FULL_FOR_WAL(RECORDED, STANDS, scene -> {
            // PostgreSQL panics, replays its log and is there again; the new processes find room.
            scene.switchWal();
            Halt halt = scene.haltAppend(ASKED);
            Signal.limitFiles(halt.backend(), Integer.toString(CrashScene.SMALL_TABLE_BYTES));
            halt.goOn();
        }),

        POSTGRES_KILLED_BEFORE_COMMIT(RECORDED, STANDS, scene -> killServerAt(EXECUTED, scene)),
        POSTGRES_KILLED_AFTER_COMMIT(RECORDED, STANDS, scene -> killServerAt(ANSWERED, scene));

        final Answer.Kind heard;
        final boolean stands;
        final CrashScene.Strike strike;

        Crash(Answer.Kind heard, boolean stands, CrashScene.Strike strike) {
            this.heard = heard;
            this.stands = stands;
            this.strike = strike;
        }

        private static void awayAt(Moment moment, CrashScene scene) {
            scene.restartImpatiently();
            Halt halt = scene.haltAppend(moment);
            scene.away();
            halt.cut();
        }

        private static void killNodeAt(Moment moment, CrashScene scene) throws IOException {
            scene.askProcess();
            Halt halt = scene.haltAppend(moment);
            scene.process().kill();
            halt.cut();
        }

        private static void killServerAt(Moment moment, CrashScene scene) throws IOException {
            Halt halt = scene.haltAppend(moment);
            database.server().kill();
            halt.cut();
            database.server().restart();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_acknowledged_stands_once_and_nothing_else(Crash crash) throws Exception {
        try (CrashScene scene = CrashScene.on(database)) {
            scene.recordSome();
            crash.strike.at(scene);
            assertThat(scene.awaitAnswer().kind()).isEqualTo(crash.heard);
            scene.recover();
            assertThat(scene.isRecorded()).isEqualTo(crash.stands);
            assertThat(scene.askAgain().kind()).isEqualTo(crash.stands ? ALREADY_RECORDED : RECORDED);
            scene.recordSome();
            assertThat(scene.brokenPromises()).isEmpty();
        }
    }

    @Test
    void a_node_that_acknowledges_before_the_commit_is_caught() throws Exception {
        try (CrashScene scene = CrashScene.on(database)) {
            Halt halt = scene.haltAppend(EXECUTED);
            scene.acknowledge();
            scene.recover();
            assertThat(scene.brokenPromises()).singleElement().asString().endsWith("is acknowledged and not recorded");
            halt.cut();
        }
    }

    @Test
    void a_client_that_asks_again_under_another_id_is_caught() throws Exception {
        try (CrashScene scene = CrashScene.on(database)) {
            Crash.DATABASE_AWAY_AFTER_COMMIT.strike.at(scene);
            scene.recover();
            scene.askAgainBlindly();
            assertThat(scene.brokenPromises()).singleElement().asString().contains("is not there once");
        }
    }
}
