package org.guildbook.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A node in a JVM of its own: appends what standard input asks for, and says on standard output what became of it, and
 * what its stream sees.
 *
 * <ul>
 *   <li>{@code append <community> <operation>}
 *   <li>{@code tally <community> <operations>}: so many decisions of its own; {@code regardless}: without conditions
 * </ul>
 */
final class JournalProcessMain {

    private static final int WRITERS = 4;

    /** So few that the index of tags is written again and again. */
    private static final int WINDOW_ENTRIES = 400;

    private static final int PAGE_ENTRIES = 500;

    @FunctionalInterface
    private interface Append {
        Answer of(Operation operation);
    }

    private final Journal journal;

    private JournalProcessMain(Journal journal) {
        this.journal = journal;
    }

    public static void main(String[] arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(WRITERS + 3);
        config.setMinimumIdle(0);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (HikariDataSource database = new HikariDataSource(config);
                Journal journal = Journal.open(database, polling(Duration.parse(arguments[1])), Clock.systemUTC())) {
            JournalProcessMain node = new JournalProcessMain(journal);
            Thread.ofVirtual().start(node::stream);
            say("ready");
            for (String request = requests.readLine(); request != null; request = requests.readLine()) {
                node.handle(request.split(" ", -1));
            }
        }
    }

    static JournalSettings polling(Duration headPoll) {
        return NodeSettings.of(WINDOW_ENTRIES, headPoll);
    }

    private void handle(String[] words) {
        UUID community = UUID.fromString(words[1]);
        switch (words[0]) {
            case "append" -> {
                Operation operation = new Operation(community, UUID.fromString(words[2]), 10);
                Thread.ofVirtual()
                        .start(() ->
                                record(operation, each -> Answer.to(journal.append(Condition.NONE, each.drafts()))));
            }
            case "tally" -> run(community, Integer.parseInt(words[2]), each -> Tally.record(journal, each));
            case "regardless" ->
                run(community, Integer.parseInt(words[2]), each -> Tally.recordRegardless(journal, each));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void run(UUID community, int operations, Append append) {
        AtomicInteger left = new AtomicInteger(operations);
        AtomicInteger running = new AtomicInteger(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            Thread.ofVirtual().start(() -> {
                while (left.getAndDecrement() > 0) {
                    record(Operation.in(community), append);
                }
                if (running.decrementAndGet() == 0) {
                    say("done");
                }
            });
        }
    }

    private static void record(Operation operation, Append append) {
        say("asked " + operation.id());
        Answer answer = append.of(operation);
        say("answer " + operation.id() + " " + answer.kind() + " " + answer.position());
    }

    private void stream() {
        Semaphore news = new Semaphore(1);
        journal.onCommit(news::release);
        long seen = 0;
        while (true) {
            List<StoredEntry> page = journal.page(seen, PAGE_ENTRIES);
            for (StoredEntry entry : page) {
                say("saw " + entry.place() + ":" + HexFormat.of().formatHex(entry.hash()));
                seen = entry.place();
            }
            if (page.isEmpty()) {
                news.acquireUninterruptibly();
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
