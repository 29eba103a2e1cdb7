package org.guildbook.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Clients of several nodes that append and read at random, all in one community of their own. */
final class HistoryMaker {

    /** What clients need of a journal; a wrong one is what {@link HistoryCheck} has to catch. */
    interface Node {
        CompletableFuture<Appended> append(Condition condition, List<Draft> drafts);

        List<StoredEntry> read(List<Criterion> criteria, long afterPlace);

        long committed();
    }

    private static final int CLIENTS = 3;
    private static final int STEPS_PER_CLIENT = 6;
    private static final int MAX_STALENESS_PLACES = 40;
    private static final List<String> TAGS = List.of("a:1", "a:2", "b:1", "b:2");
    private static final List<String> TYPES = List.of("x.A", "x.B");

    private final UUID community;
    private final AtomicLong clock = new AtomicLong();
    private final List<History.Step> steps = Collections.synchronizedList(new ArrayList<>());

    private HistoryMaker(long seed) {
        this.community = new UUID(seed, 0x8000_0000_0000_0000L);
    }

    static Node node(Journal journal) {
        return new Node() {
            @Override
            public CompletableFuture<Appended> append(Condition condition, List<Draft> drafts) {
                return journal.append(condition, drafts);
            }

            @Override
            public List<StoredEntry> read(List<Criterion> criteria, long afterPlace) {
                return journal.read(criteria, afterPlace, Long.MAX_VALUE);
            }

            @Override
            public long committed() {
                return journal.committed();
            }
        };
    }

    /** Histories of one seed after the other, side by side; their clients take turns with the nodes. */
    static List<History> make(long firstSeed, int histories, List<Node> nodes) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<History>> making = new ArrayList<>();
            for (int i = 0; i < histories; i++) {
                long seed = firstSeed + i;
                making.add(threads.submit(() -> make(seed, nodes)));
            }
            List<History> made = new ArrayList<>();
            for (Future<History> each : making) {
                made.add(each.get());
            }
            return made;
        }
    }

    private static History make(long seed, List<Node> nodes) throws InterruptedException {
        HistoryMaker maker = new HistoryMaker(seed);
        List<Thread> clients = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(seed * CLIENTS + client);
            Node node = nodes.get(client % nodes.size());
            clients.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                    .start(() -> maker.run(node, random)));
        }
        for (Thread client : clients) {
            client.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("seed " + seed, failures.getFirst());
        }
        return new History(seed, maker.community, List.copyOf(maker.steps));
    }

    private void run(Node node, Random random) {
        for (int i = 0; i < STEPS_PER_CLIENT; i++) {
            steps.add(random.nextInt(4) == 0 ? read(node, random) : append(node, random));
        }
    }

    private History.Read read(Node node, Random random) {
        List<Criterion> criteria = criteria(random);
        long began = clock.incrementAndGet();
        long before = node.committed();
        long afterPlace = random.nextBoolean() ? 0 : Math.max(0, before - random.nextInt(MAX_STALENESS_PLACES));
        List<UUID> events = node.read(criteria, afterPlace).stream()
                .map(StoredEntry::eventId)
                .toList();
        long after = node.committed();
        return new History.Read(began, clock.incrementAndGet(), criteria, afterPlace, before, after, events);
    }

    private History.Append append(Node node, Random random) {
        long read = Math.max(0, node.committed() - random.nextInt(MAX_STALENESS_PLACES));
        Condition condition = new Condition(read, criteria(random));
        List<Draft> drafts = new ArrayList<>();
        for (int entries = 1 + random.nextInt(2); entries > 0; entries--) {
            drafts.add(Drafts.sealed(community, TYPES.get(random.nextInt(2)))
                    .eventId(new UUID(random.nextLong(), random.nextLong()))
                    .tags(TAGS.get(random.nextInt(2)), TAGS.get(2 + random.nextInt(2)))
                    .parties("p" + random.nextInt(2))
                    .draft());
        }
        List<UUID> events = drafts.stream().map(Draft::eventId).toList();
        long began = clock.incrementAndGet();
        long place = place(node, condition, drafts);
        return new History.Append(began, clock.incrementAndGet(), condition, events, place, node.committed());
    }

    private static long place(Node node, Condition condition, List<Draft> drafts) {
        try {
            return node.append(condition, drafts).join().place();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ConflictException) {
                return 0;
            }
            throw e;
        }
    }

    /** One or two, of tags, types or both. */
    private List<Criterion> criteria(Random random) {
        List<Criterion> criteria = new ArrayList<>();
        for (int more = 1 + random.nextInt(2); more > 0; more--) {
            Set<String> tags = switch (random.nextInt(4)) {
                case 0 -> Set.of();
                case 1 -> Set.of(TAGS.get(random.nextInt(2)), TAGS.get(2 + random.nextInt(2)));
                default -> Set.of(TAGS.get(random.nextInt(4)));
            };
            boolean typed = tags.isEmpty() || random.nextBoolean();
            criteria.add(new Criterion(community, tags, typed ? Set.of(TYPES.get(random.nextInt(2))) : Set.of()));
        }
        return criteria;
    }
}
