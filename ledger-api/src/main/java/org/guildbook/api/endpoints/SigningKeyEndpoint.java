package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.guildbook.api.proofs.SigningNode;
import org.guildbook.community.RotateSigningKey;
import org.guildbook.decision.Refused;
import org.guildbook.signer.CheckpointSigner.Endorsed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that sign the checkpoints of a log. */
@RestController
@RequestMapping("/v1/communities/{community}/signing-key-rotations")
@Tag(name = "Proofs")
class SigningKeyEndpoint {

    private final SigningNode node;

    SigningKeyEndpoint(SigningNode node) {
        this.node = node;
    }

    /** @param bothUntil the last day on which the key before signs as well */
    record Rotation(@NotNull LocalDate bothUntil, @NotNull LocalDate effectiveOn) {}

    /** The log names the newest key of the node that signs; the one before it vouches for that. */
    @PostMapping
    ResponseEntity<Accepted> rotate(Write write, @Valid @RequestBody Rotation body) {
        Endorsed next = node.nextKey(write.community().value()).orElseThrow(() -> new Refused("no-next-signing-key"));
        return write.record(new RotateSigningKey(
                write.actor(), next.next().toString(), next.line(), body.bothUntil(), body.effectiveOn()));
    }
}
