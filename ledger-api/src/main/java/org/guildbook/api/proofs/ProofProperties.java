package org.guildbook.api.proofs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.guildbook.publish.PublisherSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How logs are signed and published, each a property {@code guildbook.proofs.…}.
 *
 * @param folder of {@code public}, the published files, {@code signer}, the private keys and what they signed, and
 *     {@code place}; by default {@code proofs} beside the data of the embedded database
 * @param passphrase of the key files; absent or blank for one that is made once and kept in {@code signer.passphrase}
 * @param nextKey name of one more signing key, for example a year: made at the start unless it is there, and then signs beside
 *     the others until their files are removed
 * @param restored names of logs that may go on from a backup, for example {@code guildbook.org/log/<community>/2}
 * @param signs false for a node that is never to sign: it serves what lies in {@code public}
 * @param pause between two checkpoints of a busy log
 * @param heartbeat after which a silent log is signed anew
 * @param retry how long to wait after a failure, and before asking again whether the keys are free
 */
@ConfigurationProperties("guildbook.proofs")
public record ProofProperties(
        @Nullable Path folder,
        @Nullable String passphrase,
        @Nullable String nextKey,
        @DefaultValue List<String> restored,
        @DefaultValue("true") boolean signs,
        @DefaultValue("500ms") Duration pause,
        @DefaultValue("10m") Duration heartbeat,
        @DefaultValue("5s") Duration retry) {

    PublisherSettings publisher() {
        return new PublisherSettings(pause, heartbeat, retry, PublisherSettings.DEFAULTS.pageEntries());
    }
}
