package org.guildbook.encoding;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Draft;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A fact as the open and sealed fields of an entry, and back from the stored bytes. */
public final class EventEncoding {

    private static final Map<Class<?>, EventPlan> PLANS = plans();

    private static final SharedTexts TAGS = new SharedTexts();

    /** The tags of a fact: its ids by role, and its computed tags. */
    public static Set<Tag> tags(LedgerEvent fact) {
        return plan(fact).tags().tags(fact);
    }

    /**
     * The entry before the journal stamps it.
     *
     * @param tags {@code key:value} under which the entry is found
     * @throws NotCanonicalException if a text or number of the fact has no canonical form
     */
    public static Draft draft(
            CommunityId community, UUID eventId, LedgerEvent fact, Envelope envelope, Set<String> tags) {
        EventPlan plan = plan(fact);
        List<String> sortedTags = tags.stream().map(TAGS::shared).sorted().toList();
        Series series = plan.series() == null ? null : (Series) plan.series().valueIn(fact);
        return new Draft(
                community.value(),
                eventId,
                plan.kind().name(),
                plan.kind().version(),
                sortedTags,
                plan.tags().parties(fact),
                series == null ? null : new Draft.DocumentSeries(series.name(), series.digits()),
                Collections.unmodifiableSortedMap(open(plan, fact)),
                Collections.unmodifiableSortedMap(sealed(plan, fact, envelope, sortedTags)));
    }

    private static SortedMap<String, byte[]> open(EventPlan plan, LedgerEvent fact) {
        SortedMap<String, byte[]> fields = new TreeMap<>();
        fields.put("family", CanonicalJson.write(fact.family().name()));
        if (plan.typeIsOpen()) {
            kind(plan, fact, fields);
        }
        if (!plan.open().isEmpty()) {
            fields.put("open", CanonicalJson.write(plan.open().json(fact)));
        }
        slot(plan.bookedOn(), fact, fields);
        slot(plan.postings(), fact, fields);
        return fields;
    }

    private static SortedMap<String, byte[]> sealed(
            EventPlan plan, LedgerEvent fact, Envelope envelope, List<String> tags) {
        SortedMap<String, byte[]> fields = new TreeMap<>();
        fields.put(
                "actor",
                CanonicalJson.write(Map.of(
                        "client", envelope.client(), "party", envelope.actor().toString())));
        if (!envelope.causes().isEmpty()) {
            fields.put(
                    "causes",
                    CanonicalJson.write(
                            envelope.causes().stream().map(UUID::toString).toList()));
        }
        text("commandId", envelope.commandId(), fields);
        text("commandSha256", envelope.commandSha256(), fields);
        if (!plan.payload().isEmpty()) {
            fields.put("payload", CanonicalJson.write(plan.payload().json(fact)));
        }
        fields.put("tags", CanonicalJson.write(tags));
        if (!plan.typeIsOpen()) {
            kind(plan, fact, fields);
        }
        return fields;
    }

    /** What the stored bytes say; the index columns beside them are not asked. */
    public static Decoded decode(StoredEntry entry) {
        try {
            JsonNode leaf = Json.object(entry.leaf());
            if (Json.integer(Json.field(leaf, "v")) != 1) {
                throw new EncodingException("a leaf of a format that is not known");
            }
            CommunityId community = new CommunityId(uuid(leaf, "community"));
            long position = Json.integer(Json.field(leaf, "position"));
            Instant at = time(leaf);
            UUID eventId = uuid(leaf, "eventId");
            Sha256 hash = Sha256.of(entry.hash());
            if (entry.sealed() == null) {
                return new Decoded.Erased(
                        community, position, hash, at, eventId, LedgerEvent.Family.valueOf(text(leaf, "family")));
            }
            JsonNode sealed = Json.object(entry.sealed());
            String document = optionalText(leaf, "document");
            LedgerEvent fact = fact(leaf, sealed, document);
            return new Decoded.Whole(
                    new Recorded(community, position, hash, at, eventId, document, fact),
                    envelope(sealed),
                    list(sealed, "tags"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new EncodingException("not an entry of the ledger", e);
        }
    }

    private static LedgerEvent fact(JsonNode leaf, JsonNode sealed, @Nullable String document) {
        JsonNode named = leaf.has("type") ? leaf : sealed;
        EventPlan plan = EventCatalogue.find(text(named, "type"), Json.integer(Json.field(named, "version")))
                .map(kind -> PLANS.get(kind.type()))
                .orElseThrow(() -> new EncodingException("a kind of fact that is not in the catalogue"));
        @Nullable Object[] values = new Object[plan.shape().components().size()];
        if (!plan.open().isEmpty()) {
            plan.open().readInto(values, Json.field(leaf, "open"));
        }
        if (!plan.payload().isEmpty()) {
            plan.payload().readInto(values, Json.field(sealed, "payload"));
        }
        read(plan.effectiveOn(), named, values);
        read(plan.bookedOn(), leaf, values);
        read(plan.postings(), leaf, values);
        if (plan.series() != null) {
            values[plan.series().index()] = series(document);
        }
        return (LedgerEvent) plan.shape().create(values);
    }

    private static Envelope envelope(JsonNode sealed) {
        JsonNode actor = Json.field(sealed, "actor");
        List<UUID> causes = sealed.has("causes")
                ? list(sealed, "causes").stream().map(ValueFormats::uuid).toList()
                : List.of();
        return new Envelope(
                new PartyId(uuid(actor, "party")),
                text(actor, "client"),
                optionalText(sealed, "commandId"),
                optionalText(sealed, "commandSha256"),
                causes);
    }

    /** The series of a document number: it ends at the last hyphen. */
    private static Series series(@Nullable String document) {
        int hyphen = document == null ? -1 : document.lastIndexOf('-');
        if (document == null || hyphen < 0) {
            throw new EncodingException("a numbered fact without its document number");
        }
        return new Series(document.substring(0, hyphen), document.length() - hyphen - 1);
    }

    private static void read(EventPlan.@Nullable Slot slot, JsonNode object, @Nullable Object[] values) {
        if (slot != null) {
            JsonNode node = Json.field(object, slot.component().name());
            values[slot.component().index()] = slot.format().read(node);
        }
    }

    private static void kind(EventPlan plan, LedgerEvent fact, SortedMap<String, byte[]> fields) {
        text("type", plan.kind().name(), fields);
        fields.put("version", CanonicalJson.write(plan.kind().version()));
        slot(plan.effectiveOn(), fact, fields);
    }

    private static void slot(EventPlan.@Nullable Slot slot, LedgerEvent fact, SortedMap<String, byte[]> fields) {
        if (slot != null) {
            Object value = slot.component().valueIn(fact);
            if (value == null) {
                throw new NotCanonicalException("no " + slot.component().name());
            }
            fields.put(
                    slot.component().name(), CanonicalJson.write(slot.format().json(value)));
        }
    }

    private static void text(String name, @Nullable String value, SortedMap<String, byte[]> fields) {
        if (value != null) {
            fields.put(name, CanonicalJson.write(value));
        }
    }

    private static List<String> list(JsonNode object, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : Json.array(Json.field(object, name))) {
            texts.add(Json.text(item));
        }
        return List.copyOf(texts);
    }

    private static String text(JsonNode object, String name) {
        return Json.text(Json.field(object, name));
    }

    private static Instant time(JsonNode leaf) {
        byte[] text = text(leaf, "at").getBytes(StandardCharsets.UTF_8);
        long micros = Leaf.micros(text, 0, text.length);
        if (micros == Leaf.NO_TIME) {
            throw new EncodingException("no time with six decimals");
        }
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static @Nullable String optionalText(JsonNode object, String name) {
        JsonNode node = Json.optional(object, name);
        return node == null ? null : Json.text(node);
    }

    private static UUID uuid(JsonNode object, String name) {
        return ValueFormats.uuid(text(object, name));
    }

    private static EventPlan plan(LedgerEvent fact) {
        EventPlan plan = PLANS.get(fact.getClass());
        if (plan == null) {
            throw new IllegalArgumentException("not a kind of fact: " + fact.getClass());
        }
        return plan;
    }

    private static Map<Class<?>, EventPlan> plans() {
        Map<Class<?>, EventPlan> plans = new HashMap<>();
        for (EventCatalogue.Kind kind : EventCatalogue.kinds()) {
            plans.put(kind.type(), EventPlan.of(kind));
        }
        return Map.copyOf(plans);
    }

    private EventEncoding() {}
}
