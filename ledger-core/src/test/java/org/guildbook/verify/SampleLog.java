package org.guildbook.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.EntryBundle;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.HashTile;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.Seal;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.Tile;
import org.guildbook.chain.TlogProof;

/** A log of receipts for dues, made without database and published as files, true or as an attacker would have it. */
final class SampleLog {

    static final UUID COMMUNITY = UUID.fromString("019b76da-a800-7000-8000-000000000001");

    static final NoteSigner KEY = new Ed25519NoteSigner(EntryHash.origin(COMMUNITY), new byte[32]);

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.000421Z");

    /** Every seventh entry is of the same party. */
    private static final int PARTIES = 7;

    final List<byte[]> leaves = new ArrayList<>();
    private final List<byte[]> sealed = new ArrayList<>();

    private SampleLog() {}

    static SampleLog of(int entries) {
        return of(entries, -1, _ -> {});
    }

    /** With other fields in one entry, and every entry after it linked to that. */
    static SampleLog of(int entries, int changed, Consumer<Map<String, Object>> change) {
        return of(entries, changed, change, _ -> {});
    }

    /** With other open or sealed fields in one entry, and every entry after it linked to that. */
    static SampleLog of(
            int entries,
            int changed,
            Consumer<Map<String, Object>> change,
            Consumer<Map<String, Object>> changeSealed) {
        SampleLog log = new SampleLog();
        List<byte[]> hashes = new ArrayList<>();
        byte[] beforeFirst = EntryHash.beforeFirst(COMMUNITY);
        for (int i = 0; i < entries; i++) {
            Map<String, Object> sealed = sealedFields(i, i < PARTIES ? beforeFirst : hashes.get(i - PARTIES));
            if (i == changed) {
                changeSealed.accept(sealed);
            }
            log.sealed.add(CanonicalJson.write(sealed));
            Map<String, Object> fields = fields(i, i == 0 ? beforeFirst : hashes.getLast(), log.sealed.getLast());
            if (i == changed) {
                change.accept(fields);
            }
            log.leaves.add(CanonicalJson.write(fields));
            hashes.add(EntryHash.of(log.leaves.getLast()));
        }
        return log;
    }

    private static Map<String, Object> sealedFields(int position, byte[] prevOfParty) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("payload", Map.of("payer", "M" + position));
        fields.put("sequence", List.of(link(position % PARTIES, position / PARTIES + 1, prevOfParty)));
        return fields;
    }

    static Map<String, Object> link(int party, int number, byte[] prev) {
        return Map.of(
                "number", number, "party", "P" + party, "prev", HexFormat.of().formatHex(prev));
    }

    private static Map<String, Object> fields(int position, byte[] prev, byte[] sealed) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("at", Leaf.time(START.plusSeconds(position)));
        fields.put("bookedOn", "2026-01-01");
        fields.put("community", COMMUNITY.toString());
        fields.put("document", "RC-2026-DUES-%06d".formatted(position + 1));
        fields.put("eventId", eventId(position).toString());
        fields.put("family", "BOOK");
        fields.put("position", position);
        fields.put(
                "postings", List.of(posting("assets:bank", "DEBIT"), posting("liabilities:deferred-dues", "CREDIT")));
        fields.put("prev", HexFormat.of().formatHex(prev));
        fields.put("seal", HexFormat.of().formatHex(Seal.of(salt(position), sealed)));
        fields.put("type", "dues.DuesPaymentRecorded");
        fields.put("v", 1);
        fields.put("version", 1);
        return fields;
    }

    static Map<String, Object> posting(String account, String side) {
        return Map.of("account", account, "amount", 100_800, "book", "MONEY", "side", side, "unit", "CNY");
    }

    static UUID eventId(int position) {
        return new UUID(0x019b76daa8007000L, 0x8000_0000_0000_0000L | position);
    }

    static byte[] salt(int position) {
        byte[] salt = new byte[Seal.SALT_BYTES];
        salt[0] = (byte) position;
        return salt;
    }

    byte[] sealed(int position) {
        return sealed.get(position);
    }

    List<byte[]> hashes() {
        return leaves.stream().map(EntryHash::of).toList();
    }

    Checkpoint head() {
        return new Checkpoint(
                EntryHash.origin(COMMUNITY),
                leaves.size(),
                MerkleTree.over(hashes()).root(leaves.size()));
    }

    SignedNote checkpoint() {
        return SignedNote.sign(head().text(), KEY);
    }

    Receipt receipt(int position) {
        return new Receipt(
                leaves.get(position),
                new Receipt.Opening(salt(position), sealed(position)),
                new TlogProof(
                        position, MerkleTree.over(hashes()).inclusionProof(position, leaves.size()), checkpoint()));
    }

    /** The bytes of a tile as wide as this log fills it. */
    byte[] tile(Tile tile) {
        Tile widest = Tile.of(tile.level(), tile.index(), leaves.size());
        int from = (int) tile.index() * Tile.FULL;
        if (tile.level() == Tile.ENTRIES) {
            return EntryBundle.encode(leaves.subList(from, from + widest.width()));
        }
        int leavesPerHash = 1 << (Tile.HEIGHT * tile.level());
        List<byte[]> hashes = new ArrayList<>();
        for (int i = from; i < from + widest.width(); i++) {
            List<byte[]> under = hashes().subList(i * leavesPerHash, (i + 1) * leavesPerHash);
            hashes.add(MerkleTree.over(under).root(leavesPerHash));
        }
        return HashTile.encode(hashes);
    }

    /** Writes checkpoint and tiles. */
    void publish(Path folder) throws IOException {
        write(folder.resolve("checkpoint"), checkpoint().encoded());
        publishTiles(folder);
    }

    /** Writes tiles only. */
    void publishTiles(Path folder) throws IOException {
        for (int from = 0; from < leaves.size(); from += Tile.FULL) {
            Tile bundle = Tile.of(Tile.ENTRIES, from / Tile.FULL, leaves.size());
            write(folder.resolve(bundle.path()), EntryBundle.encode(leaves.subList(from, from + bundle.width())));
        }
        List<byte[]> level = hashes();
        for (int number = 0; !level.isEmpty(); number++) {
            List<byte[]> above = new ArrayList<>();
            for (int from = 0; from < level.size(); from += Tile.FULL) {
                List<byte[]> part = level.subList(from, Math.min(from + Tile.FULL, level.size()));
                write(folder.resolve(new Tile(number, from / Tile.FULL, part.size()).path()), HashTile.encode(part));
                if (part.size() == Tile.FULL) {
                    above.add(MerkleTree.over(part).root(Tile.FULL));
                }
            }
            level = above;
        }
    }

    static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }

    /** Changes one byte of a file. */
    static void flip(Path file, int index) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[index] ^= 1;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
