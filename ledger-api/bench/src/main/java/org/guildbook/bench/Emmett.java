package org.guildbook.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Emmett, an event store for Node.js: told through a pipe what to append. */
final class Emmett implements Contender {

    private static final int WAIT_SECONDS = 60;

    private static final String READY = "ready";
    private static final String DONE = "done";

    private final Peers peers;
    private final Process process;
    private final Writer orders;
    private final AtomicLong calls = new AtomicLong();
    private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

    Emmett(Server server, String database, Peers peers) throws IOException {
        server.create(database, 1).close();
        this.peers = peers;
        this.process = new ProcessBuilder(
                        "node", peers.script().toString(), server.uri(database), Integer.toString(FairPool.CONNECTIONS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.orders = process.outputWriter();
        BufferedReader answers = process.inputReader();
        if (!READY.equals(answers.readLine())) {
            throw new IOException("Emmett did not start");
        }
        Thread.ofVirtual().start(() -> listen(answers));
    }

    private void listen(BufferedReader answers) {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                int space = line.indexOf(' ');
                CompletableFuture<String> call = waiting.remove(line.substring(0, Math.max(0, space)));
                if (call != null) {
                    call.complete(line.substring(space + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Emmett is not heard any more", e);
        }
    }

    @Override
    public String name() {
        return "Emmett " + Peers.EMMETT;
    }

    @Override
    public void call() throws Exception {
        String number = Long.toString(calls.getAndIncrement());
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        String order = "%s %s %s%n".formatted(number, Peers.anyStream(), peers.anyEvent());
        synchronized (orders) {
            orders.write(order);
            orders.flush();
        }
        String said = answer.get(WAIT_SECONDS, TimeUnit.SECONDS);
        if (!said.equals(DONE)) {
            throw new IOException(said);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
