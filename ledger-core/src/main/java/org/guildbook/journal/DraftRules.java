package org.guildbook.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.CanonicalScanner;
import org.guildbook.chain.NotCanonicalException;

/** What a draft must keep to before it is queued: checked on the caller's thread, so that the sequencer need not. */
final class DraftRules {

    static final int MAX_ENTRIES_PER_APPEND = 1_000;
    static final int MAX_APPEND_BYTES = 16 * 1024 * 1024;
    static final int MAX_TAGS_PER_ENTRY = 1_000;
    static final int MAX_TAG_BYTES = 1_000;
    static final int MAX_PARTIES_PER_ENTRY = 1_000;
    static final int MAX_PARTY_BYTES = 100;
    static final int MAX_DIGITS = 15;
    static final int MAX_FIELD_BYTES = 64;

    /** What an entry weighs in the queue beyond its fields. */
    private static final int OVERHEAD_BYTES = 1_024;

    private static final Set<String> STAMPED =
            Set.of("at", "community", "document", "eventId", "position", "prev", "seal", "v");

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,199}");
    private static final Pattern SERIES = Pattern.compile("[A-Z0-9-]{1,64}");

    private DraftRules() {}

    /**
     * The weight of the drafts in the queue, in bytes.
     *
     * @throws RefusedDraftException if one of them breaks a rule
     */
    static int weigh(List<Draft> drafts) {
        require(!drafts.isEmpty(), "an append needs an entry");
        require(
                drafts.size() <= MAX_ENTRIES_PER_APPEND,
                "more than " + MAX_ENTRIES_PER_APPEND + " entries in an append");
        long weight = 0;
        for (Draft draft : drafts) {
            try {
                check(draft);
            } catch (NotCanonicalException e) {
                throw new RefusedDraftException(draft.type() + ": " + e.getMessage());
            }
            weight += OVERHEAD_BYTES + bytes(draft.open()) + bytes(draft.sealed());
        }
        require(weight <= MAX_APPEND_BYTES, "more than " + MAX_APPEND_BYTES + " bytes in an append");
        return (int) weight;
    }

    private static void check(Draft draft) {
        require(TYPE.matcher(draft.type()).matches(), "not a type: " + draft.type());
        require(draft.version() >= 1, "versions start at 1");
        fields(draft.open());
        fields(draft.sealed());
        for (String stamped : STAMPED) {
            require(!draft.open().containsKey(stamped), "the journal stamps " + stamped);
        }
        require(!draft.sealed().containsKey("sequence"), "the journal stamps sequence");
        shown("type", CanonicalJson.write(draft.type()), draft);
        shown("version", CanonicalJson.write(draft.version()), draft);
        tags(draft);
        parties(draft);
        Draft.DocumentSeries series = draft.series();
        if (series != null) {
            require(SERIES.matcher(series.name()).matches(), "not a series: " + series.name());
            require(series.digits() >= 1 && series.digits() <= MAX_DIGITS, "not a width: " + series.digits());
        }
    }

    private static void fields(SortedMap<String, byte[]> fields) {
        for (String name : fields.keySet()) {
            require(isField(name), "not a field name: " + name);
        }
        if (!scans(fields)) {
            // It says what is wrong, and knows the texts that need a closer look.
            fields.values().forEach(CanonicalReader::read);
        }
    }

    /** Whether one quick walk over all fields shows that each value is canonical. */
    private static boolean scans(SortedMap<String, byte[]> fields) {
        SortedMap<String, byte[]> sorted = new TreeMap<>();
        sorted.putAll(fields);
        byte[] object = CanonicalJson.object(sorted);
        CanonicalScanner scanner = new CanonicalScanner();
        if (!scanner.scan(object, 0, object.length) || !scanner.isPlain() || scanner.fields() != fields.size()) {
            return false;
        }
        // Field by field, so that no value reaches beyond itself.
        int field = 0;
        for (byte[] value : sorted.values()) {
            if (scanner.to(field) - scanner.from(field) != value.length) {
                return false;
            }
            field++;
        }
        return true;
    }

    /** The index must say what the bytes say: once, open or sealed. */
    private static void shown(String field, byte[] value, Draft draft) {
        byte[] open = draft.open().get(field);
        byte[] sealed = draft.sealed().get(field);
        require((open == null) != (sealed == null), field + " must be open or sealed");
        require(Arrays.equals(value, Objects.requireNonNullElse(open, sealed)), field + " differs from the bytes");
    }

    private static void tags(Draft draft) {
        require(draft.tags().size() <= MAX_TAGS_PER_ENTRY, "more than " + MAX_TAGS_PER_ENTRY + " tags");
        for (String tag : draft.tags()) {
            require(
                    tag.indexOf(':') > 0
                            && tag.indexOf('\0') < 0
                            && tag.getBytes(StandardCharsets.UTF_8).length <= MAX_TAG_BYTES,
                    "not a tag: " + tag);
        }
        require(new HashSet<>(draft.tags()).size() == draft.tags().size(), "a tag twice");
        List<String> sorted = new ArrayList<>(draft.tags());
        Collections.sort(sorted);
        require(
                Arrays.equals(CanonicalJson.write(sorted), draft.sealed().get("tags")),
                "the sealed tags must be those of the index, sorted");
    }

    /** By hand, as {@link #isParty}: every draft has a dozen of them, and a matcher is two hundred bytes. */
    private static boolean isField(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (i == 0 || ((c < 'A' || c > 'Z') && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= MAX_FIELD_BYTES;
    }

    /** Visible ASCII. */
    private static boolean isParty(String party) {
        for (int i = 0; i < party.length(); i++) {
            if (party.charAt(i) < '!' || party.charAt(i) > '~') {
                return false;
            }
        }
        return !party.isEmpty() && party.length() <= MAX_PARTY_BYTES;
    }

    private static void parties(Draft draft) {
        require(draft.parties().size() <= MAX_PARTIES_PER_ENTRY, "more than " + MAX_PARTIES_PER_ENTRY + " parties");
        require(new HashSet<>(draft.parties()).size() == draft.parties().size(), "a party twice");
        for (String party : draft.parties()) {
            require(isParty(party), "not a party: " + party);
        }
    }

    private static long bytes(SortedMap<String, byte[]> fields) {
        return fields.values().stream().mapToLong(value -> value.length).sum();
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new RefusedDraftException(otherwise);
        }
    }
}
