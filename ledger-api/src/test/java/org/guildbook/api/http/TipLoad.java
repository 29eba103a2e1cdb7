package org.guildbook.api.http;

import static org.guildbook.api.http.Http.COMMUNITY;
import static org.guildbook.api.http.TestUsers.party;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.guildbook.api.http.Http.Answer;
import tools.jackson.databind.JsonNode;

/** Members who tip each other one point at a time over HTTP, all at once, and remember every answer. */
final class TipLoad {

    static final List<String> GIVERS =
            List.of("ann", "bo", "board2", "interviewer2", "editor", "guardian", "secretary", "group_leader");

    /** As many as a giver may give on a day, and as everybody was granted: none of them is refused. */
    static final int TIPS_PER_GIVER = 100;

    /** Fewer than one giver has: whoever gets the last of these answers still has a tip to ask for. */
    private static final int ANSWERS_BEFORE_THE_END = 90;

    private static final int ATTEMPTS = 3;

    private static final long WAIT_SECONDS = 60;

    /** One tip; asked for again, it is the same request byte for byte. */
    record Tip(String giver, String key, String body) {

        Answer ask(Http http) {
            return http.post(giver, COMMUNITY + "/tips", key, body);
        }
    }

    private final LocalDate day;
    private final Queue<Tip> asked = new ConcurrentLinkedQueue<>();
    private final Map<Tip, JsonNode> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean ending;

    TipLoad(LocalDate day) {
        this.day = day;
    }

    /** Tips until nobody answers any more; in the middle of it one of the givers brings about the end. */
    void run(Http http, Runnable end) throws Exception {
        GIVERS.forEach(http::token);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(GIVERS.stream()
                            .map(giver -> CompletableFuture.runAsync(() -> tip(http, giver, end), threads))
                            .toArray(CompletableFuture[]::new))
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void tip(Http http, String giver, Runnable end) {
        for (int number = 0; number < TIPS_PER_GIVER; number++) {
            Tip tip = tip(giver, number);
            asked.add(tip);
            Optional<Answer> answer = ask(http, tip);
            if (answer.isEmpty()) {
                return;
            }
            acknowledged.put(tip, answer.get().json());
            if (answers.incrementAndGet() == ANSWERS_BEFORE_THE_END) {
                ending = true;
                end.run();
            }
        }
    }

    /** Asks again under the same key when the connection broke, as a client should; empty once nobody answers. */
    private Optional<Answer> ask(Http http, Tip tip) {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = tip.ask(http);
                if (answer.status() == 201 || (attempt > 1 && answer.status() == 200)) {
                    return Optional.of(answer);
                }
                if (ending) {
                    return Optional.empty();
                }
                throw new AssertionError(tip + " was answered " + answer.status() + ": " + answer.text());
            } catch (UncheckedIOException e) {
                if (ending) {
                    return Optional.empty();
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Tip tip(String giver, int number) {
        int place = GIVERS.indexOf(giver);
        String receiver = GIVERS.get((place + 1 + number % (GIVERS.size() - 1)) % GIVERS.size());
        return new Tip(giver, "tip-" + number, """
                {"receiver":"%s","amount":1,"effectiveOn":"%s"}
                """.formatted(party(receiver), day));
    }

    /** Every tip that was asked for, answered or not. */
    List<Tip> asked() {
        return List.copyOf(asked);
    }

    /** The answers to those that were recorded, as the giver knows. */
    Map<Tip, JsonNode> acknowledged() {
        return Map.copyOf(acknowledged);
    }
}
