package org.guildbook.axon;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.encoding.Envelope;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.StoredEntry;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Axon asks of every storage engine, asked of the journal on PostgreSQL. */
class JournalStorageEngineTest extends StorageEngineTestSuite<JournalStorageEngine> {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final CommunityId community = new CommunityId(UUID.randomUUID());
    private @Nullable Journal journal;

    @Override
    protected JournalStorageEngine buildStorageEngine() {
        JournalSchema.migrate(database.dataSource());
        Journal opened = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
        journal = opened;
        return new JournalStorageEngine(opened, new TextMessages(), new DecisionQueue(Duration.ofSeconds(1)));
    }

    @Override
    protected ProcessingContext processingContext() {
        ProcessingContext context = new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE)
                .create(UUID.randomUUID().toString())
                .executeWithResult(CompletableFuture::completedFuture)
                .join();
        new Attempt(community, new Envelope(PartyId.SYSTEM, "test", null, null, List.of()), false, false)
                .begin(context);
        return context;
    }

    @AfterAll
    void close() {
        Objects.requireNonNull(journal).close();
    }

    /** The suite's messages carry texts, own metadata and own times, all of which it wants back. */
    private static final class TextMessages implements EntryMessages {

        @Override
        public Draft draft(Attempt attempt, EventMessage event, Set<String> tags) {
            List<String> sorted = tags.stream().sorted().toList();
            SortedMap<String, byte[]> open = new TreeMap<>();
            open.put("family", CanonicalJson.write("STRUCTURE"));
            SortedMap<String, byte[]> sealed = new TreeMap<>();
            sealed.put("type", CanonicalJson.write(event.type().name()));
            sealed.put("version", CanonicalJson.write(1));
            sealed.put("tags", CanonicalJson.write(sorted));
            sealed.put("payload", CanonicalJson.write(Map.of("text", Objects.requireNonNull(event.payload()))));
            sealed.put("metadata", CanonicalJson.write(event.metadata()));
            sealed.put("at", CanonicalJson.write(event.timestamp().toString()));
            return new Draft(
                    attempt.community().value(),
                    UUID.fromString(event.identifier()),
                    event.type().name(),
                    1,
                    sorted,
                    List.of(),
                    null,
                    open,
                    sealed);
        }

        @Override
        public EventMessage message(StoredEntry entry) {
            String sealed = new String(Objects.requireNonNull(entry.sealed()), StandardCharsets.UTF_8);
            return new GenericEventMessage(
                    entry.eventId().toString(),
                    new MessageType(entry.type()),
                    between(sealed, "\"payload\":{\"text\":\"", "\"}"),
                    metadata(between(sealed, "\"metadata\":{", "}")),
                    Instant.parse(between(sealed, "\"at\":\"", "\"")));
        }

        private static Map<String, String> metadata(String fields) {
            Map<String, String> metadata = new HashMap<>();
            for (String field : fields.split(",", -1)) {
                String[] parts = field.replace("\"", "").split(":", 2);
                metadata.put(parts[0], parts[1]);
            }
            return metadata;
        }

        private static String between(String text, String before, String after) {
            int from = text.indexOf(before) + before.length();
            return text.substring(from, text.indexOf(after, from));
        }
    }
}
