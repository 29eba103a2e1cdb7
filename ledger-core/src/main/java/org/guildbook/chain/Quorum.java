package org.guildbook.chain;

import java.util.Set;

/** How many cosigners are enough, or which. */
@FunctionalInterface
public interface Quorum {

    /** Whether these cosigners are enough. */
    boolean isReachedBy(Set<VerifierKey> cosigners);

    /** So many of them, counted by name: a witness with two keys is one. */
    static Quorum of(int witnesses) {
        return cosigners -> cosigners.stream().map(VerifierKey::name).distinct().count() >= witnesses;
    }
}
