package org.guildbook.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.guildbook.journal.StoredEntry;

/**
 * Other event stores for PostgreSQL, those of npm installed by it; and what they are to append.
 *
 * @param folder where they are installed
 * @param events what is stored of real entries, as JSON
 */
record Peers(Path folder, List<String> events) {

    static final String MESSAGE_DB = "1.3.1";
    static final String EMMETT = "0.42.0";

    private static final String PG = "8.23.1";
    private static final String SCRIPT = "emmett.mjs";

    /** Needs npm and its registry. */
    static Peers install(List<StoredEntry> entries) throws IOException {
        Path folder = Files.createDirectories(Server.FOLDER.resolve("peers"));
        Commands.run(List.of(
                "npm",
                "install",
                "--no-fund",
                "--no-audit",
                "--prefix",
                folder.toString(),
                "@eventide/message-db@" + MESSAGE_DB,
                "@event-driven-io/emmett@" + EMMETT,
                "@event-driven-io/emmett-postgresql@" + EMMETT,
                "pg@" + PG));
        try (InputStream script = Objects.requireNonNull(Peers.class.getResourceAsStream('/' + SCRIPT))) {
            Files.copy(script, folder.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
        return new Peers(folder, entries.stream().map(Peers::event).toList());
    }

    private static String event(StoredEntry entry) {
        return "{\"open\":%s,\"sealed\":%s}"
                .formatted(
                        new String(entry.leaf(), StandardCharsets.UTF_8),
                        new String(Samples.present(entry.sealed()), StandardCharsets.UTF_8));
    }

    /** A file of message-db's. */
    String messageDb(String file) throws IOException {
        return Files.readString(folder.resolve("node_modules/@eventide/message-db/database/" + file));
    }

    Path script() {
        return folder.resolve(SCRIPT);
    }

    String anyEvent() {
        return events.get(ThreadLocalRandom.current().nextInt(events.size()));
    }

    /** One for each member. */
    static String anyStream() {
        return "purse-" + ThreadLocalRandom.current().nextInt(AppendPart.MEMBERS);
    }
}
