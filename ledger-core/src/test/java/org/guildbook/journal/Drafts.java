package org.guildbook.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Builds drafts as the encoding of facts would. */
final class Drafts {

    private final UUID community;
    private final String type;
    private final List<String> tags = new ArrayList<>();
    private final List<String> parties = new ArrayList<>();
    private final SortedMap<String, byte[]> open = new TreeMap<>();
    private final SortedMap<String, byte[]> sealed = new TreeMap<>();
    private UUID eventId = UUID.randomUUID();
    private Draft.@Nullable DocumentSeries series;

    private Drafts(UUID community, String type) {
        this.community = community;
        this.type = type;
        open.put("family", CanonicalJson.write("POINTS"));
    }

    /** A fact whose type is sealed. */
    static Drafts sealed(UUID community, String type) {
        Drafts draft = new Drafts(community, type);
        draft.type(draft.sealed);
        return draft;
    }

    /** A fact whose type is open. */
    static Drafts open(UUID community, String type) {
        Drafts draft = new Drafts(community, type);
        draft.type(draft.open);
        return draft;
    }

    static Criterion tagged(UUID community, String... tags) {
        return new Criterion(community, Set.of(tags), Set.of());
    }

    private void type(SortedMap<String, byte[]> where) {
        where.put("type", CanonicalJson.write(type));
        where.put("version", CanonicalJson.write(1));
    }

    Drafts tags(String... more) {
        tags.addAll(List.of(more));
        return this;
    }

    Drafts parties(String... more) {
        parties.addAll(List.of(more));
        return this;
    }

    Drafts eventId(UUID id) {
        eventId = id;
        return this;
    }

    Drafts numbered(String name, int digits) {
        series = new Draft.DocumentSeries(name, digits);
        return this;
    }

    Drafts open(Map<String, ?> content) {
        open.put("open", CanonicalJson.write(content));
        return this;
    }

    Drafts payload(Map<String, ?> content) {
        sealed.put("payload", CanonicalJson.write(content));
        return this;
    }

    Drafts openBytes(String field, byte[] value) {
        open.put(field, value);
        return this;
    }

    Drafts sealedBytes(String field, byte[] value) {
        sealed.put(field, value);
        return this;
    }

    Draft draft() {
        sealed.putIfAbsent("tags", CanonicalJson.write(tags.stream().sorted().toList()));
        return new Draft(community, eventId, type, 1, tags, parties, series, open, sealed);
    }
}
