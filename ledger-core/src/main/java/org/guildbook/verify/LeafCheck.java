package org.guildbook.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.LogName;
import org.guildbook.chain.LowercaseHex;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.verify.Finding.Kind;

/** What one entry says about itself, as far as a reader without the rules of the community can check it. */
final class LeafCheck {

    private final long position;
    private final SortedMap<String, Object> fields;
    private final List<Finding> findings = new ArrayList<>();

    private LeafCheck(long position, SortedMap<String, Object> fields) {
        this.position = position;
        this.fields = fields;
    }

    /** An entry by itself, and what is wrong with it. */
    record Result(
            byte[] prev, byte[] seal, long at, UUID eventId, String document, boolean isStamp, List<Finding> findings)
            implements CheckedLeaf {}

    /** @param origin of the log that the leaf is published in */
    static Result check(byte[] leaf, long position, String origin) {
        SortedMap<String, Object> fields;
        List<Finding> findings = new ArrayList<>();
        try {
            fields = CanonicalReader.object(leaf);
        } catch (NotCanonicalException e) {
            findings.add(new Finding(Kind.LEAF, position, String.valueOf(e.getMessage())));
            fields = new TreeMap<>();
        }
        LeafCheck check = new LeafCheck(position, fields);
        if (findings.isEmpty()) {
            check.fields(origin);
            check.postings();
        }
        UUID eventId = check.eventId();
        findings.addAll(check.findings);
        return new Result(
                check.hash("prev"),
                check.hash("seal"),
                check.time(),
                eventId,
                check.text("document"),
                check.text("type").equals(Stamps.TYPE),
                findings);
    }

    private void fields(String origin) {
        require(Kind.LEAF, Long.valueOf(Leaf.VERSION).equals(fields.get("v")), "unknown version of the format");
        require(Kind.LEAF, hash("prev").length > 0 && hash("seal").length > 0, "prev and seal are 64 hex digits");
        require(Kind.LEAF, time() != Leaf.NO_TIME, "no time with six decimals");
        require(Kind.LEAF, !text("family").isEmpty(), "no family");
        require(
                Kind.POSITION,
                Long.valueOf(position).equals(fields.get("position")),
                "it says " + fields.get("position"));
        require(
                Kind.POSITION,
                LogName.of(origin)
                        .filter(name -> name.community().toString().equals(text("community")))
                        .isPresent(),
                "it belongs to community " + text("community"));
    }

    /** Debits and credits of each book and unit are the same. */
    private void postings() {
        if (!(fields.getOrDefault("postings", List.of()) instanceof List<?> postings)) {
            require(Kind.LEAF, false, "postings are no list");
            return;
        }
        Map<String, BigInteger> balances = new TreeMap<>();
        for (Object item : postings) {
            if (!(item instanceof Map<?, ?> posting)
                    || !(posting.get("amount") instanceof Long amount)
                    || !(posting.get("side") instanceof String side)
                    || !(side.equals("DEBIT") || side.equals("CREDIT"))) {
                require(Kind.LEAF, false, "a posting has no amount or no side");
                return;
            }
            balances.merge(
                    posting.get("book") + " in " + posting.get("unit"),
                    BigInteger.valueOf(side.equals("DEBIT") ? amount : -amount),
                    BigInteger::add);
        }
        balances.forEach((book, balance) ->
                require(Kind.POSTINGS, balance.signum() == 0, "debits less credits of " + book + " are " + balance));
    }

    private void require(Kind kind, boolean kept, String detail) {
        if (!kept) {
            findings.add(new Finding(kind, position, detail));
        }
    }

    private UUID eventId() {
        try {
            UUID id = UUID.fromString(text("eventId"));
            if (id.toString().equals(text("eventId"))) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        require(Kind.LEAF, fields.isEmpty(), "no event id");
        return new UUID(0, position);
    }

    private String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    /** Empty if there is none. */
    private byte[] hash(String field) {
        byte[] text = text(field).getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[EntryHash.BYTES];
        return text.length == 2 * hash.length && LowercaseHex.decode(text, 0, hash) ? hash : new byte[0];
    }

    private long time() {
        byte[] text = text("at").getBytes(StandardCharsets.UTF_8);
        return Leaf.micros(text, 0, text.length);
    }
}
