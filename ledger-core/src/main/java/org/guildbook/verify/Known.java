package org.guildbook.verify;

import java.util.Optional;
import org.guildbook.chain.SignedNote;
import org.guildbook.timestamp.Authorities;

/**
 * What a verifier knows from elsewhere about a log, and holds it to.
 *
 * @param keys whose signatures count
 * @param earlier a checkpoint kept from an earlier check, which the log must continue
 * @param fees the published account of the community's money, which its entries must add up to
 * @param authorities whose time stamps count; with none, stamps are not checked
 */
public record Known(
        TrustedKeys keys, Optional<SignedNote> earlier, Optional<TrialBalance> fees, Authorities authorities) {

    /** The keys and no more. */
    public static Known of(TrustedKeys keys) {
        return new Known(keys, Optional.empty(), Optional.empty(), Authorities.NONE);
    }
}
