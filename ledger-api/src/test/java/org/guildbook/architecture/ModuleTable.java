package org.guildbook.architecture;

import java.util.List;

/**
 * Which package may use what: the table printed in {@code docs/architecture.md}.
 *
 * <p>Every row may also use itself, {@code java..} without {@code java.sql}, JSpecify and SLF4J.
 */
final class ModuleTable {

    /** The few parts of Axon that rules and use cases are written with. */
    private static final String AXON_WORDS = "org.axonframework.eventsourcing.annotation.. "
            + "org.axonframework.modelling..annotation.. "
            + "org.axonframework.messaging..annotation.. "
            + "org.axonframework.messaging.eventstreaming.. "
            + "org.axonframework.messaging.eventhandling.gateway..";

    private static final String SQL = "java.sql.. javax.sql.. org.postgresql.. org.flywaydb..";

    private static final String DECISIONS = "decision rules events values";

    static final List<Row> ROWS = List.of(
            new Row("values", "typed ids, money, dates", "", ""),
            new Row("events", "the facts: the contract", "values", ""),
            new Row(
                    "chain",
                    "the format: leaf, hash, seal, tree, checkpoint, proof",
                    "",
                    "javax.crypto.. org.bouncycastle.."),
            new Row(
                    "timestamp",
                    "time stamps of RFC 3161 over checkpoints: asks for them, checks them",
                    "",
                    "org.bouncycastle.."),
            new Row(
                    "witness",
                    "a witness of others' logs, which remembers and cosigns; also a program of its own",
                    "chain signer",
                    "com.sun.net.httpserver.. org.bouncycastle.."),
            new Row(
                    "verify",
                    "checks published logs and entry receipts; also a program of its own",
                    "chain timestamp witness",
                    ""),
            new Row("signer", "the private keys of the logs, and the guard before them", "chain", "org.bouncycastle.."),
            new Row("journal", "the append-only log on PostgreSQL", "chain", SQL),
            new Row("publish", "published logs: tiles and checkpoints in folders", "chain journal signer", ""),
            new Row("encoding", "fact to canonical bytes and back", "chain journal events values", "tools.jackson.."),
            new Row("score", "the credit score, a pure function", "events values", ""),
            new Row("decision", "command, refusal, boundary", "events values", "org.axonframework.."),
            new Row(
                    "rules",
                    "named rules that use cases share",
                    "decision events values",
                    AXON_WORDS + " org.pcollections.."),
            new Row("community", "the community as a whole", DECISIONS, AXON_WORDS),
            new Row("policy", "published rules", DECISIONS, AXON_WORDS),
            new Row("chapter", "chapters, groups, offices", DECISIONS, AXON_WORDS),
            new Row("membership", "referral, interview, admission, terms", DECISIONS, AXON_WORDS),
            new Row("conduct", "reports, cases, sanctions, appeals", DECISIONS, AXON_WORDS),
            new Row("dues", "schedules, invoices, payments", DECISIONS, AXON_WORDS),
            new Row("accounts", "expenses", DECISIONS, AXON_WORDS),
            new Row("contribution", "deeds and attestations", DECISIONS, AXON_WORDS),
            new Row("points", "grants and tips", DECISIONS, AXON_WORDS),
            new Row("privacy", "parties, who sees what of them, and the end of personal data", DECISIONS, AXON_WORDS),
            new Row(
                    "axon",
                    "Axon's storage engine on the journal; the one way in",
                    "chain journal encoding decision rules events values",
                    "org.axonframework.. com.fasterxml.uuid.. com.github.benmanes.caffeine.."));

    /**
     * One package.
     *
     * @param name below {@code org.guildbook}
     * @param packages of ours it may use, separated by spaces
     * @param libraries it may use, as package patterns separated by spaces
     */
    record Row(String name, String owns, String packages, String libraries) {

        String inMarkdown() {
            String names = packages.isEmpty() ? "" : "`" + packages.replace(" ", "` `") + "`";
            String others = libraries
                    .replace(AXON_WORDS, "Axon's annotations, criteria, appender")
                    .replace("..", "");
            String uses = names.isEmpty() || others.isEmpty() ? names + others : names + ", " + others;
            return "| `%s` | %s | %s |".formatted(name, owns, uses.isEmpty() ? "–" : uses);
        }
    }

    private ModuleTable() {}
}
