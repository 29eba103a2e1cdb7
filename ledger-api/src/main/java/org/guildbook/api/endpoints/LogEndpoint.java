package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.proofs.LogKeys;
import org.guildbook.api.proofs.ProofFolder;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.Tile;
import org.guildbook.chain.VerifierKey;
import org.guildbook.journal.Journal;
import org.guildbook.values.CommunityId;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The published log, file by file as C2SP tlog-tiles names them: {@code …/log} is the prefix for any verifier. */
@RestController
@RequestMapping("/v1/communities/{community}/log")
@Tag(name = "Proofs")
class LogEndpoint {

    /** A checkpoint is replaced, but not more often than logs are published. */
    private static final CacheControl FOR_A_MOMENT =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

    private static final CacheControl FOR_AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    /** A tile, also a partial one, says the same for ever. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final ProofFolder proofs;
    private final LogKeys keys;
    private final Journal journal;
    private final StoredEntries entries;

    LogEndpoint(ProofFolder proofs, LogKeys keys, Journal journal, StoredEntries entries) {
        this.proofs = proofs;
        this.keys = keys;
        this.journal = journal;
        this.entries = entries;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint(@PathVariable CommunityId community) throws IOException {
        byte[] note = proofs.of(community.value()).checkpoint().orElseThrow(() -> entries.missing(community));
        return ResponseEntity.ok().contentType(TEXT).cacheControl(FOR_A_MOMENT).body(note);
    }

    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(@PathVariable CommunityId community, HttpServletRequest request) throws IOException {
        byte[] bytes = proofs.of(community.value()).tile(named(request)).orElseThrow(() -> entries.missing(community));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_EVER)
                .body(bytes);
    }

    private static Tile named(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String path = uri.substring(uri.indexOf("/log/") + "/log/".length());
        try {
            return Tile.parse(path);
        } catch (MalformedException _) {
            throw FaultException.of(Fault.INVALID_PARAMETERS, "tile", path, "a tile, for example tile/0/x001/234.p/5");
        }
    }

    /** The verifier keys of the log, one a line: to be compared with what one was given by somebody one trusts. */
    @GetMapping("/key")
    ResponseEntity<String> key(@PathVariable CommunityId community) throws IOException {
        List<VerifierKey> known = keys.of(proofs.name(community.value()));
        if (known.isEmpty() || journal.head(community.value()).isEmpty()) {
            throw entries.missing(community);
        }
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(FOR_AN_HOUR)
                .body(known.stream().map(key -> key + "\n").collect(Collectors.joining()));
    }
}
