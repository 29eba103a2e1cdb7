package org.guildbook.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.guildbook.journal.HistoryMaker.Node;

/** A node with something wrong about it. */
enum PlantedBug {
    DROPS_THE_CONDITION {
        @Override
        CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
            return node.append(Condition.NONE, drafts);
        }
    },
    DROPS_THE_OR {
        @Override
        CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
            return node.append(
                    new Condition(
                            condition.afterPlace(), List.of(condition.criteria().getFirst())),
                    drafts);
        }
    },
    INVENTS_CONFLICTS {
        @Override
        CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
            return CompletableFuture.failedFuture(new ConflictException());
        }
    },
    RECORDS_AND_SAYS_CONFLICT {
        @Override
        CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
            return node.append(condition, drafts)
                    .thenCompose(_ -> CompletableFuture.failedFuture(new ConflictException()));
        }
    },
    FORGETS_WHAT_IT_ACKNOWLEDGED {
        @Override
        CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
            return CompletableFuture.completedFuture(new Appended(node.committed() + drafts.size(), List.of()));
        }
    },
    ACKNOWLEDGES_BEFORE_THE_COMMIT {
        @Override
        CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
            long expected = node.committed() + drafts.size();
            CompletableFuture<Appended> committed = node.append(condition, drafts);
            return committed.isDone()
                    ? committed
                    : CompletableFuture.completedFuture(new Appended(expected, List.of()));
        }
    },
    RECORDS_TWICE {
        @Override
        CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
            return node.append(condition, drafts).thenCompose(appended -> {
                Draft again = drafts.getFirst();
                return node.append(
                                Condition.NONE,
                                List.of(Drafts.sealed(again.community(), again.type())
                                        .eventId(UUID.randomUUID())
                                        .draft()))
                        .thenApply(_ -> appended);
            });
        }
    },
    TEARS_APART {
        @Override
        CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
            return node.append(condition, drafts.subList(0, 1))
                    .thenCompose(appended -> drafts.size() == 1
                            ? CompletableFuture.completedFuture(appended)
                            : node.append(condition, drafts.subList(1, 2)));
        }
    },
    READS_BACKWARDS {
        @Override
        List<StoredEntry> read(Node node, List<Criterion> criteria, long afterPlace) {
            return node.read(criteria, afterPlace).reversed();
        }
    },
    SKIPS_WHEN_READING {
        @Override
        List<StoredEntry> read(Node node, List<Criterion> criteria, long afterPlace) {
            List<StoredEntry> entries = new ArrayList<>(node.read(criteria, afterPlace));
            if (entries.size() > 1) {
                entries.removeFirst();
            }
            return entries;
        }
    },
    READS_THE_PAST {
        @Override
        List<StoredEntry> read(Node node, List<Criterion> criteria, long afterPlace) {
            return List.of();
        }
    };

    CompletableFuture<Appended> append(Node node, Condition condition, List<Draft> drafts) {
        return node.append(condition, drafts);
    }

    List<StoredEntry> read(Node node, List<Criterion> criteria, long afterPlace) {
        return node.read(criteria, afterPlace);
    }

    Node in(Node node) {
        return new Node() {
            @Override
            public CompletableFuture<Appended> append(Condition condition, List<Draft> drafts) {
                return PlantedBug.this.append(node, condition, drafts);
            }

            @Override
            public List<StoredEntry> read(List<Criterion> criteria, long afterPlace) {
                return PlantedBug.this.read(node, criteria, afterPlace);
            }

            @Override
            public long committed() {
                return node.committed();
            }
        };
    }
}
