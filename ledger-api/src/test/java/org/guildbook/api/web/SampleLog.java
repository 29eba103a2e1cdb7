package org.guildbook.api.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Ed25519Cosigner;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.Seal;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TlogProof;

/** A small log with true receipts of its entries, signed by itself and by a witness. */
final class SampleLog {

    static final int ENTRIES = 21;

    private static final UUID COMMUNITY = UUID.fromString("019b76da-a800-7000-8000-000000000001");

    static final String ORIGIN = EntryHash.origin(COMMUNITY);
    static final NoteSigner LOG = new Ed25519NoteSigner(ORIGIN, new byte[32]);
    static final NoteSigner WITNESS = new Ed25519Cosigner(
            "witness.example/w1", new byte[32], InstantSource.fixed(Instant.ofEpochSecond(1_767_225_600)));

    /** Of every sealed part. */
    static final byte[] SALT = new byte[Seal.SALT_BYTES];

    private final List<byte[]> leaves = new ArrayList<>();
    private final List<byte[]> sealed = new ArrayList<>();

    SampleLog() {
        byte[] prev = EntryHash.beforeFirst(COMMUNITY);
        for (int position = 0; position < ENTRIES; position++) {
            sealed.add(CanonicalJson.write(Map.of("payload", Map.of("payer", "M" + position))));
            leaves.add(leaf(position, prev, Seal.of(SALT, sealed.getLast())));
            prev = EntryHash.of(leaves.getLast());
        }
    }

    private static byte[] leaf(int position, byte[] prev, byte[] seal) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("at", Leaf.time(Instant.parse("2026-01-01T00:00:00.000421Z").plusSeconds(position)));
        fields.put("community", COMMUNITY.toString());
        fields.put("document", "RC-2026-DUES-%06d".formatted(position + 1));
        fields.put("eventId", new UUID(0x7000L, position).toString());
        fields.put("family", "BOOK");
        fields.put("open", Map.of("10", "b", "9", "a"));
        fields.put("position", position);
        fields.put(
                "postings", List.of(posting("assets:bank", "DEBIT"), posting("liabilities:deferred-dues", "CREDIT")));
        fields.put("prev", HexFormat.of().formatHex(prev));
        fields.put("seal", HexFormat.of().formatHex(seal));
        fields.put("v", 1);
        return CanonicalJson.write(fields);
    }

    private static Map<String, Object> posting(String account, String side) {
        return Map.of("account", account, "amount", 100_800, "book", "MONEY", "side", side, "unit", "CNY");
    }

    byte[] leaf(int position) {
        return leaves.get(position);
    }

    byte[] sealed(int position) {
        return sealed.get(position);
    }

    byte[] root() {
        return tree().root(ENTRIES);
    }

    private MerkleTree tree() {
        return MerkleTree.over(leaves.stream().map(EntryHash::of).toList());
    }

    Receipt receipt(int position) {
        return receipt(position, LOG, WITNESS);
    }

    Receipt receipt(int position, NoteSigner... signers) {
        return receipt(position, ORIGIN, signers);
    }

    /** Under the name of another log. */
    Receipt receipt(int position, String origin, NoteSigner... signers) {
        SignedNote head = SignedNote.sign(new Checkpoint(origin, ENTRIES, root()).text(), signers);
        return new Receipt(
                leaf(position),
                new Receipt.Opening(SALT, sealed(position)),
                new TlogProof(position, tree().inclusionProof(position, ENTRIES), head));
    }
}
