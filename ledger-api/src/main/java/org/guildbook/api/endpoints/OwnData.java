package org.guildbook.api.endpoints;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildbook.api.limits.LimitProperties;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.proofs.Receipts;
import org.guildbook.api.vault.Vault;
import org.guildbook.chain.Receipt;
import org.guildbook.journal.StoredEntry;
import org.guildbook.projections.memberhistory.MemberHistories;
import org.guildbook.projections.memberhistory.MemberHistories.History;
import org.guildbook.projections.memberhistory.MemberHistories.Line;
import org.guildbook.projections.privacies.Privacies;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is kept about somebody, as a zip file that is written as it is made: the fields of the vault with what opens
 * their commitments, the privacy settings, and every entry that names the party, opened.
 */
final class OwnData {

    private final Vault vault;
    private final Privacies privacies;
    private final MemberHistories histories;
    private final StoredEntries entries;
    private final Receipts receipts;
    private final JsonMapper json;

    OwnData(
            Vault vault,
            Privacies privacies,
            MemberHistories histories,
            StoredEntries entries,
            Receipts receipts,
            JsonMapper json) {
        this.vault = vault;
        this.privacies = privacies;
        this.histories = histories;
        this.entries = entries;
        this.receipts = receipts;
        this.json = json;
    }

    /**
     * A fact that names the party.
     *
     * @param receipt file in the same zip with the entry and its proof; absent while no checkpoint covers the entry
     * @param salt of the entry's seal, 64 hex digits; absent if the sealed part was erased, like {@code sealedHex}
     * @param sealedHex the exact sealed bytes
     */
    private record Told(
            Line line,
            @Nullable String receipt,
            @Nullable String salt,
            @Nullable String sealedHex) {}

    /** Writes the zip file: {@code personal-data.json}, {@code privacy.json}, {@code history.jsonl} and {@code receipts/}. */
    void write(CommunityId community, PartyId party, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "personal-data.json", json.writeValueAsBytes(vault.openings(community, party)));
            put(zip, "privacy.json", json.writeValueAsBytes(privacies.of(community, party)));
            @Nullable String cursor = null;
            int page = 0;
            do {
                History history = histories.of(community, party, cursor, LimitProperties.PAGE_LIMIT_ROWS);
                entries(zip, community, history.lines(), ++page);
                cursor = history.next();
            } while (cursor != null);
        }
    }

    private void entries(ZipOutputStream zip, CommunityId community, List<Line> lines, int page) throws IOException {
        StringBuilder told = new StringBuilder();
        for (Line line : lines) {
            StoredEntry entry = entries.at(community, line.position());
            String file = "receipts/%012d.json".formatted(line.position());
            Receipt receipt = receipt(entry);
            if (receipt != null) {
                put(zip, file, receipt.encoded());
            }
            byte[] salt = entry.salt();
            byte[] sealed = entry.sealed();
            boolean opens = salt != null && sealed != null;
            told.append(json.writeValueAsString(new Told(
                            line,
                            receipt == null ? null : file,
                            opens ? HexFormat.of().formatHex(salt) : null,
                            opens ? HexFormat.of().formatHex(sealed) : null)))
                    .append('\n');
        }
        put(
                zip,
                "history-%04d.jsonl".formatted(page),
                told.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private @Nullable Receipt receipt(StoredEntry entry) throws IOException {
        try {
            return receipts.of(entry);
        } catch (FaultException notCovered) {
            return null;
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
