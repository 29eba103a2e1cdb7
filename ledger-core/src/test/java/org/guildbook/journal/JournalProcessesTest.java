package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes in processes of their own append to the same log under conditions, while one is killed or paused. */
@Timeout(180)
class JournalProcessesTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final int OPERATIONS = 80;
    /** So many are answered when something happens to a node. */
    private static final int MIDST = 20;

    private final UUID community = UUID.randomUUID();
    private final List<JournalProcess> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(JournalProcess::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void processes_share_a_log(int processes) throws Exception {
        start(processes);
        nodes.forEach(node -> node.tally(community, OPERATIONS));
        nodes.forEach(JournalProcess::awaitDone);

        List<StoredEntry> log = log();
        assertThat(log).hasSize(processes * OPERATIONS * Operation.ENTRIES);
        everythingHolds(log);
        everyStreamSawAll();
    }

    @Test
    void a_process_is_killed() throws Exception {
        start(3);
        nodes.forEach(node -> node.tally(community, OPERATIONS));
        JournalProcess killed = nodes.removeFirst();
        killed.awaitAnswers(MIDST);
        killed.kill();
        nodes.forEach(JournalProcess::awaitDone);

        everyStreamSawAll();
        nodes.add(killed);
        everythingHolds(log());
        assertThat(order()).startsWith(killed.seen().toArray(String[]::new));
    }

    @Test
    void a_process_is_paused_while_the_others_go_on() throws Exception {
        start(3);
        nodes.forEach(node -> node.tally(community, OPERATIONS));
        JournalProcess paused = nodes.getFirst();
        paused.awaitAnswers(MIDST);
        paused.pause();
        nodes.stream().skip(1).forEach(JournalProcess::awaitDone);
        paused.resume();
        paused.awaitDone();

        everythingHolds(log());
        everyStreamSawAll();
    }

    @Test
    void a_stream_hears_of_entries_of_another_process_though_it_hardly_polls() throws Exception {
        JournalProcess listening = JournalProcess.start(url(), Duration.ofMinutes(10));
        nodes.add(listening);
        try (Journal writing = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            int before = all().size();
            for (int heard = before; heard < before + MIDST; heard = all().size()) {
                writing.append(Condition.NONE, Operation.in(community).drafts()).join();
                listening.awaitSeen(heard + Operation.ENTRIES);
            }
        }
    }

    @Test
    void a_process_that_drops_its_conditions_is_caught() throws Exception {
        start(2);
        nodes.getFirst().tally(community, OPERATIONS);
        nodes.getLast().tallyRegardless(community, OPERATIONS);
        nodes.forEach(JournalProcess::awaitDone);

        assertThat(Tally.miscounted(log())).isNotEmpty();
    }

    @Test
    void a_lost_and_a_doubled_entry_are_caught() throws Exception {
        start(1);
        nodes.getFirst().tally(community, MIDST);
        nodes.getFirst().awaitDone();

        List<StoredEntry> lost = new ArrayList<>(log());
        lost.subList(10, 12).clear();
        assertThat(Tally.miscounted(lost)).isNotEmpty();
        assertThat(brokenPromises(lost)).isNotEmpty();

        List<StoredEntry> doubled = new ArrayList<>(log());
        doubled.addAll(12, doubled.subList(10, 12));
        assertThat(Tally.miscounted(doubled)).isNotEmpty();
        assertThat(brokenPromises(doubled)).isNotEmpty();
    }

    private void start(int processes) throws IOException {
        for (int i = 0; i < processes; i++) {
            nodes.add(JournalProcess.start(url()));
        }
    }

    private static String url() {
        return database.url() + "?user=" + database.user();
    }

    private void everythingHolds(List<StoredEntry> log) throws NotCanonicalException {
        assertThat(brokenPromises(log)).isEmpty();
        assertThat(Tally.miscounted(log)).isEmpty();
    }

    private List<String> brokenPromises(List<StoredEntry> log) {
        Promises promises = new Promises();
        nodes.forEach(node -> node.tellTo(promises));
        return promises.broken(log);
    }

    private void everyStreamSawAll() {
        List<String> order = order();
        for (JournalProcess node : nodes) {
            assertThat(node.awaitSeen(order.size())).isEqualTo(order);
        }
    }

    private List<StoredEntry> log() {
        return all().stream()
                .filter(entry -> entry.community().equals(community))
                .toList();
    }

    private static List<String> order() {
        return all().stream()
                .map(entry -> entry.place() + ":" + HexFormat.of().formatHex(entry.hash()))
                .toList();
    }

    /** As a node reads it that was started afterwards. */
    private static List<StoredEntry> all() {
        try (Journal fresh = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            return fresh.page(0, Journal.MAX_PAGE_ENTRIES);
        }
    }
}
