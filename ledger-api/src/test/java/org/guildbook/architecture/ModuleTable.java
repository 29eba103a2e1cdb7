package org.guildbook.architecture;

import java.util.List;

/**
 * Which package may use what: the table printed in {@code docs/architecture.md}.
 *
 * <p>Every row may also use itself, {@code java..} without {@code java.sql}, JSpecify and SLF4J.
 */
final class ModuleTable {

    /** The few parts of Axon a rule or a use case is written with. */
    private static final String AXON_ANNOTATIONS = "org.axonframework.eventsourcing.annotation..";

    private static final String AXON_INJECTION = "org.axonframework.modelling.annotation..";
    private static final String AXON_CRITERIA = "org.axonframework.messaging.eventstreaming..";
    private static final String AXON_HANDLERS = "org.axonframework.messaging..annotation..";
    private static final String AXON_APPENDER = "org.axonframework.messaging.eventhandling.gateway..";

    /** Java packages by their path below {@code org.guildbook}; {@code :} marks packages of others. */
    static final List<Row> ROWS = List.of(
            row("values", "typed ids, money, dates"),
            row("events", "the facts: the contract", "values"),
            row("chain", "the format: leaf, hash, seal, Merkle tree", ":org.bouncycastle.."),
            row(
                    "journal",
                    "the append-only log on PostgreSQL",
                    "chain",
                    ":java.sql..",
                    ":javax.sql..",
                    ":org.postgresql..",
                    ":org.flywaydb.."),
            row(
                    "encoding",
                    "fact to canonical bytes and back",
                    "chain",
                    "journal",
                    "events",
                    "values",
                    ":tools.jackson..",
                    ":com.fasterxml.jackson.annotation.."),
            row("score", "the credit score, a pure function", "events", "values"),
            row("decision", "command, refusal, boundary", "events", "values", ":org.axonframework.."),
            row(
                    "rules",
                    "named rules shared by use cases",
                    "decision",
                    "events",
                    "values",
                    ":" + AXON_ANNOTATIONS,
                    ":" + AXON_CRITERIA,
                    ":" + AXON_HANDLERS),
            useCases("community", "the community as a whole"),
            useCases("chapter", "chapters, groups, offices"),
            useCases("membership", "referral, interview, admission, terms"),
            useCases("dues", "schedules, invoices, payments"),
            useCases("accounts", "expenses"),
            useCases("contribution", "deeds and attestations"),
            useCases("points", "grants and tips"),
            row(
                    "axon",
                    "Axon's storage engine on the journal; the one way in",
                    "journal",
                    "encoding",
                    "decision",
                    "rules",
                    "events",
                    "values",
                    "chain",
                    ":org.axonframework..",
                    ":com.fasterxml.uuid.."));

    private static Row useCases(String name, String owns) {
        return row(
                name,
                owns,
                "decision",
                "rules",
                "events",
                "values",
                ":" + AXON_ANNOTATIONS,
                ":" + AXON_INJECTION,
                ":" + AXON_CRITERIA,
                ":" + AXON_HANDLERS,
                ":" + AXON_APPENDER);
    }

    private static Row row(String name, String owns, String... mayUse) {
        return new Row(name, owns, List.of(mayUse));
    }

    record Row(String name, String owns, List<String> mayUse) {

        /** For the architecture page: own packages by name, libraries by package. */
        String mayUseInWords() {
            List<String> words = mayUse.stream()
                    .map(use -> use.replace(":", "").replace("..", ""))
                    .map(use ->
                            use.startsWith("org.axonframework.") ? "Axon's annotations, criteria and appender" : use)
                    .distinct()
                    .toList();
            return words.isEmpty() ? "–" : String.join(", ", words);
        }
    }

    private ModuleTable() {}
}
