package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.proofs.Proofs;
import org.guildbook.journal.StoredEntry;
import org.guildbook.publish.PublishedFiles.Covered;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** That an entry is in the log, and that the log only grew: proofs of RFC 6962 from the published tiles. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Proofs")
class ProofEndpoint {

    private final StoredEntries entries;
    private final Proofs proofs;

    ProofEndpoint(StoredEntries entries, Proofs proofs) {
        this.entries = entries;
        this.proofs = proofs;
    }

    /**
     * The way from an entry to the root of the newest checkpoint.
     *
     * @param hash of the entry
     * @param size entries that the checkpoint covers
     * @param proof siblings, bottom first
     * @param checkpoint with its signatures
     */
    record Inclusion(long position, Sha256 hash, long size, Sha256 root, List<Sha256> proof, String checkpoint) {}

    /**
     * That the first {@code from} entries are the beginning of the first {@code to}.
     *
     * @param fromRoot root of the tree of {@code from} entries
     * @param toRoot root of the tree of {@code to} entries
     */
    record Consistency(long from, Sha256 fromRoot, long to, Sha256 toRoot, List<Sha256> proof) {}

    @GetMapping("/entries/{position}/inclusion")
    Inclusion inclusion(@PathVariable CommunityId community, @PathVariable long position) throws IOException {
        StoredEntry entry = entries.at(community, position);
        Covered covered = proofs.covering(entry);
        return new Inclusion(
                position,
                Sha256.of(entry.hash()),
                covered.head().size(),
                Sha256.of(covered.head().root()),
                hashes(covered.inclusion(position)),
                new String(covered.note().encoded(), StandardCharsets.UTF_8));
    }

    /** @param to how many entries the later tree has; those of the newest checkpoint if absent */
    @GetMapping("/consistency")
    Consistency consistency(
            @PathVariable CommunityId community, @RequestParam long from, @RequestParam @Nullable Long to)
            throws IOException {
        Covered covered = proofs.covering(community, to == null ? 1 : to);
        long later = to == null ? covered.head().size() : to;
        if (from < 1 || from > later) {
            throw FaultException.of(
                    Fault.INVALID_PARAMETERS, "from", Long.toString(from), "from 1 to " + later + " entries");
        }
        return new Consistency(
                from,
                Sha256.of(covered.tree().root(from)),
                later,
                Sha256.of(covered.tree().root(later)),
                hashes(covered.tree().consistencyProof(from, later)));
    }

    private static List<Sha256> hashes(List<byte[]> proof) {
        return proof.stream().map(Sha256::of).toList();
    }
}
