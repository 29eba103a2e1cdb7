package org.guildbook.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.testing.Wire;
import org.guildbook.testing.Wire.Halt;
import org.guildbook.testing.Wire.Moment;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Two nodes, one of them behind a {@link Wire}, and a client that asks it for an operation while something breaks. */
final class CrashScene implements AutoCloseable {

    /** PostgreSQL makes no larger files of its log. */
    static final int WAL_SEGMENT_BYTES = 16 * 1024 * 1024;

    /** More than any table has that took but small entries. */
    static final int SMALL_TABLE_BYTES = 1024 * 1024;

    private static final int LARGE_BYTES = 200 * 1024;
    private static final int SOME = 3;
    private static final Duration ANSWER_WAIT = Duration.ofSeconds(60);

    private static final String APPEND = "UPDATE journal.head";

    /** Longer than PostgreSQL takes to start again. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @FunctionalInterface
    interface Strike {
        void at(CrashScene scene) throws Exception;
    }

    private final LedgerDatabase database;
    private final Wire wire;
    private final Journal another;
    private final UUID community = UUID.randomUUID();
    private final Promises promises = new Promises();
    private Journal node;
    private Operation operation = Operation.in(community);
    private @Nullable JournalProcess process;
    private @Nullable CompletableFuture<Answer> answer;

    private CrashScene(LedgerDatabase database, Wire wire) {
        this.database = database;
        this.wire = wire;
        this.node = open(PATIENCE);
        this.another = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
    }

    /** Behind the wire, and not looking for entries of the other node by itself. */
    private Journal open(Duration reconnectWait) {
        JournalSettings defaults = JournalSettings.DEFAULTS;
        JournalSettings settings = new JournalSettings(
                defaults.windowEntries(),
                defaults.windowBytes(),
                defaults.queueBytes(),
                defaults.queueWait(),
                defaults.batchEntries(),
                Duration.ofMinutes(5),
                defaults.commitWait(),
                reconnectWait);
        return Journal.open(direct(wire.url(database)), settings, Clock.systemUTC());
    }

    /** The node behind the wire starts again, and from now on has no patience with a database that is away. */
    void restartImpatiently() {
        node.close();
        node = open(Duration.ofMillis(200));
    }

    static CrashScene on(LedgerDatabase database) throws IOException {
        return new CrashScene(database, Wire.to(database.server()));
    }

    /** Without a pool: each connection is one of the wire. */
    private static PGSimpleDataSource direct(String url) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(url);
        return direct;
    }

    /** The client asks a node in a process of its own. */
    void askProcess() throws IOException {
        process = JournalProcess.start(wire.url(database));
    }

    JournalProcess process() {
        return Objects.requireNonNull(process);
    }

    /** The client asks for its operation, and the statement that appends it is halted. */
    Halt haltAppend(Moment moment) {
        Halt halt = wire.haltAt(moment, APPEND);
        ask();
        return halt.await();
    }

    void ask() {
        answer =
                process == null ? CompletableFuture.supplyAsync(() -> append(node, operation)) : process.ask(operation);
    }

    /** A planted bug: the client hears that all is well before anybody knows. */
    void acknowledge() {
        answer = CompletableFuture.completedFuture(new Answer(Answer.Kind.RECORDED, 0));
    }

    Halt haltLargeAppend(Moment moment) {
        operation = new Operation(community, operation.id(), LARGE_BYTES);
        return haltAppend(moment);
    }

    Halt halt(Moment moment, String sql) {
        return wire.haltAt(moment, sql);
    }

    void away() {
        wire.down();
    }

    /** The tables get larger than a segment of the log. */
    void fillTables() {
        for (int bytes = 0; bytes <= WAL_SEGMENT_BYTES; bytes += LARGE_BYTES) {
            record(node, new Operation(community, UUID.randomUUID(), LARGE_BYTES));
        }
    }

    /** The log stands beyond {@link #SMALL_TABLE_BYTES} in a new segment. */
    void switchWal() throws SQLException {
        database.execute("SELECT pg_switch_wal()");
        for (int bytes = 0; bytes <= 2 * SMALL_TABLE_BYTES; bytes += LARGE_BYTES) {
            database.execute("SELECT pg_logical_emit_message(false, 'filler', repeat('x', " + LARGE_BYTES + "))");
        }
    }

    /** Waits until a statement of the node waits for a lock that {@code backend} holds. */
    void awaitBlockedBy(int backend) {
        Awaitility.await()
                .atMost(ANSWER_WAIT)
                .until(() -> exists("SELECT FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))", backend));
    }

    Answer awaitAnswer() throws Exception {
        return Objects.requireNonNull(answer).get(ANSWER_WAIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** The client hears the answer and what broke is whole again. */
    void recover() throws Exception {
        promises.keep(operation.id(), awaitAnswer());
        wire.up();
        database.dropConnections();
    }

    Answer askAgain() {
        Answer again = append(another, operation);
        promises.keep(operation.id(), again);
        return again;
    }

    /** A planted bug: asks for the same under another name. */
    void askAgainBlindly() {
        Answer.to(another.append(Condition.NONE, operation.drafts(UUID.randomUUID())));
    }

    /** On both nodes; the one behind the wire comes last and knows the head. */
    void recordSome() {
        recordByAnotherNode();
        for (int i = 0; i < SOME; i++) {
            record(node, Operation.in(community));
        }
    }

    void recordByAnotherNode() {
        record(another, Operation.in(community));
    }

    private void record(Journal journal, Operation wanted) {
        Answer heard = append(journal, wanted);
        if (heard.kind() != Answer.Kind.RECORDED) {
            throw new AssertionError(heard);
        }
        promises.keep(wanted.id(), heard);
    }

    private Answer append(Journal journal, Operation wanted) {
        return Answer.to(journal.append(Condition.NONE, wanted.drafts()));
    }

    boolean isRecorded() throws SQLException {
        return exists("SELECT FROM journal.entry WHERE event_id = ?", operation.id());
    }

    /** By the log as a node reads it that was started afterwards. */
    List<String> brokenPromises() {
        try (Journal fresh = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            return promises.broken(
                    fresh.read(List.of(new Criterion(community, Set.of(), Set.of())), 0, Long.MAX_VALUE));
        }
    }

    private boolean exists(String sql, Object argument) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, argument);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.close();
        }
        node.close();
        another.close();
        wire.close();
    }
}
