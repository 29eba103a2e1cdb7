package org.guildbook.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** {@link JournalProcessMain} as its clients see it; it can be paused and killed. */
final class JournalProcess implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(60);

    private final Process process;
    private final Map<UUID, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private JournalProcess(Process process) {
        this.process = process;
    }

    static JournalProcess start(String url) throws IOException {
        return start(url, JournalSettings.DEFAULTS.headPoll());
    }

    static JournalProcess start(String url, Duration headPoll) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalProcessMain.class.getName(),
                        url,
                        headPoll.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JournalProcess node = new JournalProcess(process);
        Thread.ofVirtual().start(node::listen);
        node.ready.join();
        return node;
    }

    /** Asks for an operation; completed with {@link Answer.Kind#NONE} if the process ends before it answers. */
    CompletableFuture<Answer> ask(Operation operation) {
        CompletableFuture<Answer> answer = answer(operation.id());
        request("append " + operation.community() + " " + operation.id());
        return answer;
    }

    /** Lets it record operations of its own, as {@link Tally} does. */
    void tally(UUID community, int operations) {
        request("tally " + community + " " + operations);
    }

    /** The same with a planted bug. */
    void tallyRegardless(UUID community, int operations) {
        request("regardless " + community + " " + operations);
    }

    private void request(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(this::hear);
        } catch (IOException | UncheckedIOException _) {
            // It was killed while it spoke.
        }
        ready.completeExceptionally(new IllegalStateException("the process ended before it was ready"));
        done.completeExceptionally(new IllegalStateException("the process ended before it was done"));
        asked.values().forEach(answer -> answer.complete(Answer.without(Answer.Kind.NONE)));
    }

    private void hear(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "ready" -> ready.complete(null);
            case "done" -> done.complete(null);
            case "asked" -> asked.putIfAbsent(UUID.fromString(words[1]), new CompletableFuture<>());
            case "answer" ->
                answer(UUID.fromString(words[1]))
                        .complete(new Answer(Answer.Kind.valueOf(words[2]), Long.parseLong(words[3])));
            case "saw" -> seen.add(words[1]);
            // What it logs.
            default -> System.out.println(line);
        }
    }

    private CompletableFuture<Answer> answer(UUID operation) {
        return asked.computeIfAbsent(operation, _ -> new CompletableFuture<>());
    }

    void awaitAnswers(int atLeast) {
        Awaitility.await()
                .atMost(WAIT)
                .until(() -> asked.values().stream()
                                .filter(CompletableFuture::isDone)
                                .count()
                        >= atLeast);
    }

    void awaitDone() {
        Awaitility.await().atMost(WAIT).until(done::isDone);
        done.join();
    }

    /** Waits until its stream saw so many entries; what it saw is {@code place:hash}, in the order it saw it. */
    List<String> awaitSeen(int entries) {
        Awaitility.await().atMost(WAIT).until(() -> seen.size() >= entries);
        return List.copyOf(seen);
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    /** What its clients heard; for one that has ended or answered all. */
    void tellTo(Promises promises) {
        asked.forEach((operation, answer) -> promises.keep(operation, answer.join()));
    }

    void pause() throws IOException {
        Signal.STOP.to(process.pid());
    }

    void resume() throws IOException {
        Signal.CONT.to(process.pid());
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
