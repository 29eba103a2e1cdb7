package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.proofs.ExportedCheckpoints;
import org.guildbook.api.proofs.LogKeys;
import org.guildbook.api.proofs.ProofFolder;
import org.guildbook.api.proofs.Proofs;
import org.guildbook.api.proofs.WitnessProperties;
import org.guildbook.api.security.SealedReaders;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.LogName;
import org.guildbook.chain.SignedNote;
import org.guildbook.journal.Journal;
import org.guildbook.publish.LogExport;
import org.guildbook.publish.LogExport.Openings;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * A whole log in one zip file, for checking offline. It is written as it is made, of any size; one that broke off is continued
 * {@code from} a byte under the {@code checkpoint} that the header of the first answer names.
 */
@RestController
@RequestMapping("/v1/communities/{community}/export")
@Tag(name = "Proofs")
class ExportEndpoint {

    static final String CHECKPOINT = "Ledger-Checkpoint";

    private final Proofs proofs;
    private final ProofFolder folder;
    private final LogKeys keys;
    private final WitnessProperties witnesses;
    private final Journal journal;
    private final SealedReaders sealedReaders;
    private final ExportedCheckpoints checkpoints;

    ExportEndpoint(
            Proofs proofs,
            ProofFolder folder,
            LogKeys keys,
            WitnessProperties witnesses,
            Journal journal,
            SealedReaders sealedReaders,
            ExportedCheckpoints checkpoints) {
        this.proofs = proofs;
        this.folder = folder;
        this.keys = keys;
        this.witnesses = witnesses;
        this.journal = journal;
        this.sealedReaders = sealedReaders;
        this.checkpoints = checkpoints;
    }

    /** What anyone may see. */
    @GetMapping
    void open(
            @PathVariable CommunityId community,
            @RequestParam(required = false) @Nullable String checkpoint,
            @RequestParam(defaultValue = "0") long from,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        write(community, checkpoint, from, Optional.empty(), request, response);
    }

    /** The same with the sealed parts that are open to the caller, of people who may be found. */
    @GetMapping("/opened")
    void opened(
            @PathVariable CommunityId community,
            @RequestParam(required = false) @Nullable String checkpoint,
            @RequestParam(defaultValue = "0") long from,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Openings openings = LogExport.from(journal, community.value(), sealedReaders.exported(community));
        write(community, checkpoint, from, Optional.of(openings), request, response);
    }

    private void write(
            CommunityId community,
            @Nullable String checkpoint,
            long from,
            Optional<Openings> openings,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (from < 0) {
            throw FaultException.of(Fault.INVALID_PARAMETERS, "from", Long.toString(from), "bytes that have arrived");
        }
        SignedNote note = checkpoint == null ? newest(community) : kept(community, checkpoint);
        // The filter of entity tags would hold the whole file back.
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + community + ".zip\"");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(CHECKPOINT, checkpoints.keep(note));
        folder.of(community.value())
                .export(note, witnesses.policyOf(keys.of(folder.name(community.value()))), openings)
                .write(response.getOutputStream(), from);
    }

    private SignedNote newest(CommunityId community) throws IOException {
        return proofs.covering(community, 1).note();
    }

    private SignedNote kept(CommunityId community, String id) {
        return checkpoints
                .find(id)
                .filter(note -> LogName.of(Checkpoint.parse(note.text()).origin())
                        .filter(name -> name.community().equals(community.value()))
                        .isPresent())
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND));
    }
}
