package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.LocalDate;
import org.guildbook.api.proofs.LostEntries;
import org.guildbook.api.proofs.SigningNode;
import org.guildbook.chain.LogRestoration;
import org.guildbook.community.RestoreLog;
import org.guildbook.community.RotateSigningKey;
import org.guildbook.decision.Refused;
import org.guildbook.signer.CheckpointSigner.Endorsed;
import org.guildbook.values.Sha256;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What its owner has to say about how a log is signed. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Proofs")
class SigningKeyEndpoint {

    private final SigningNode node;
    private final LostEntries lost;

    SigningKeyEndpoint(SigningNode node, LostEntries lost) {
        this.node = node;
        this.lost = lost;
    }

    /** @param bothUntil the last day on which the key before signs as well */
    record Rotation(@NotNull LocalDate bothUntil, @NotNull LocalDate effectiveOn) {}

    /** The log names the newest key of the node that signs; the one before it vouches for that. */
    @PostMapping("/signing-key-rotations")
    ResponseEntity<Accepted> rotate(Write write, @Valid @RequestBody Rotation body) {
        Endorsed next = node.nextKey(write.community().value()).orElseThrow(() -> new Refused("no-next-signing-key"));
        return write.record(new RotateSigningKey(
                write.actor(), next.next().toString(), next.line(), body.bothUntil(), body.effectiveOn()));
    }

    record Restoration(@NotNull LocalDate effectiveOn) {}

    /** The owner admits that signed entries were lost, as the incident of the log shows. */
    @PostMapping("/restorations")
    ResponseEntity<Accepted> restore(Write write, @Valid @RequestBody Restoration body) throws IOException {
        LogRestoration found = lost.of(write.community().value()).orElseThrow(() -> new Refused("nothing-to-restore"));
        return write.record(new RestoreLog(
                write.actor(),
                found.incarnation(),
                found.kept(),
                found.lostHead().size(),
                Sha256.of(found.lostHead().root()),
                body.effectiveOn()));
    }
}
