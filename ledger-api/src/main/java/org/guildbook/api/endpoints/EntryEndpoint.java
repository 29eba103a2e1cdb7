package org.guildbook.api.endpoints;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.security.SealedReaders;
import org.guildbook.decision.Refused;
import org.guildbook.journal.Head;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Entries as they stand on the ledger, straight from the journal. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Ledger")
class EntryEndpoint {

    private final Journal journal;
    private final StoredEntries entries;
    private final SealedReaders sealedReaders;

    EntryEndpoint(Journal journal, StoredEntries entries, SealedReaders sealedReaders) {
        this.journal = journal;
        this.entries = entries;
        this.sealedReaders = sealedReaders;
    }

    /** The newest entry of the log. */
    record LogHead(long position, Sha256 hash, Instant at) {}

    /**
     * The open part of an entry.
     *
     * @param hash SHA-256(0x00 ‖ leaf); the leaf's exact bytes are at {@code …/leaf}
     */
    record OpenEntry(
            long position, Sha256 hash, @JsonRawValue String leaf) {}

    /**
     * The sealed part of an entry.
     *
     * @param salt 64 hex digits: HMAC-SHA-256(salt, sealed bytes) is the leaf's {@code seal}
     * @param sealedHex the exact sealed bytes, for checking the seal
     */
    record SealedEntry(
            long position,
            Sha256 hash,
            String salt,
            String sealedHex,
            @JsonRawValue String sealed) {}

    @GetMapping("/head")
    LogHead head(@PathVariable CommunityId community) {
        Head head = journal.head(community.value()).orElseThrow(() -> new Refused("unknown-community"));
        return new LogHead(head.position(), Sha256.of(head.hash()), head.at());
    }

    @GetMapping("/entries/{position}")
    OpenEntry entry(@PathVariable CommunityId community, @PathVariable long position) {
        StoredEntry entry = entries.at(community, position);
        return new OpenEntry(position, Sha256.of(entry.hash()), text(entry.leaf()));
    }

    @GetMapping(path = "/entries/{position}/leaf", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] leaf(@PathVariable CommunityId community, @PathVariable long position) {
        return entries.at(community, position).leaf();
    }

    @GetMapping("/entries/{position}/sealed")
    SealedEntry sealed(@PathVariable CommunityId community, @PathVariable long position) {
        StoredEntry entry = entries.at(community, position);
        sealedReaders.require(entry);
        byte[] salt = entry.salt();
        byte[] sealed = entry.sealed();
        if (salt == null || sealed == null) {
            throw FaultException.of(Fault.NOT_FOUND);
        }
        HexFormat hex = HexFormat.of();
        return new SealedEntry(
                position, Sha256.of(entry.hash()), hex.formatHex(salt), hex.formatHex(sealed), text(sealed));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
