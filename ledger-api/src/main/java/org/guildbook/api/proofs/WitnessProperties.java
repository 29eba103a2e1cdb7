package org.guildbook.api.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.guildbook.chain.TrustPolicy;
import org.guildbook.chain.VerifierKey;
import org.guildbook.publish.WitnessedSigner;
import org.guildbook.signer.CheckpointSigner;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who cosigns checkpoints before they are published, each a property {@code guildbook.witnesses.…}.
 *
 * @param policy file as C2SP tlog-policy writes it: the witnesses, their addresses, and the quorum without which nothing is
 *     published; absent for none
 * @param timeout of one request to a witness
 */
@ConfigurationProperties("guildbook.witnesses")
public record WitnessProperties(
        @Nullable Path policy, @DefaultValue("2s") Duration timeout) {

    /** Nobody cosigns. */
    static final WitnessProperties NONE = new WitnessProperties(null, Duration.ofSeconds(2));

    /** The policy of a log: its keys, and the witnesses. */
    public String policyOf(List<VerifierKey> keys) throws IOException {
        return TrustPolicy.text(keys, policy == null ? "" : Files.readString(policy));
    }

    /** Puts the witnesses before a signer. */
    UnaryOperator<CheckpointSigner> cosigning() throws IOException {
        if (policy == null) {
            return signer -> signer;
        }
        TrustPolicy witnesses = TrustPolicy.parse(Files.readAllBytes(policy));
        return signer -> new WitnessedSigner(signer, witnesses, timeout);
    }
}
