package org.guildbook.api.proofs;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.LogName;
import org.guildbook.journal.Journal;
import org.guildbook.publish.Publisher;
import org.guildbook.signer.CheckpointSigner;
import org.guildbook.signer.CheckpointSigner.Endorsed;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.signer.SignerInUseException;
import org.guildbook.signer.SigningIncidentException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/**
 * Signs and publishes the logs, if this is the node to do it; until it is, asks again and again.
 *
 * <p>Who signs is decided by who has the folder with the private keys and with what they signed. Its lock admits one process,
 * and goes to the next one by itself when that ends: nodes that share the folder stand in for each other. A node whose folder
 * has no keys makes some only if this ledger knows of none, and one with keys that the ledger does not know signs nothing.
 */
public final class SigningNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SigningNode.class);

    /** Any name: only the public keys are looked at. */
    private static final LogName ANY_LOG = new LogName(new UUID(0, 0), 1);

    private final Journal journal;
    private final ProofFolder folder;
    private final ProofProperties properties;
    private final WitnessProperties witnesses;
    private final LogKeys keys;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable GuardedSigner signer;
    private volatile @Nullable Publisher publisher;
    private volatile Part part = new Part(Doing.NOTHING, "");

    private SigningNode(
            Journal journal,
            ProofFolder folder,
            ProofProperties properties,
            WitnessProperties witnesses,
            LogKeys keys,
            Clock clock) {
        this.journal = journal;
        this.folder = folder;
        this.properties = properties;
        this.witnesses = witnesses;
        this.keys = keys;
        this.clock = clock;
    }

    /** What this node does about signing. */
    public enum Doing {
        /** It was told not to. */
        NOTHING,
        /** It signs. */
        SIGNING,
        /** Another process signs with the same keys; this one is next. */
        STANDING_BY,
        /** It cannot, and somebody has to look. */
        BLOCKED
    }

    /**
     * The part this node plays.
     *
     * @param why it is blocked; otherwise empty
     */
    public record Part(Doing doing, String why) {}

    /** Signs when this returns, if nothing stands in the way. */
    static SigningNode start(
            Journal journal,
            ProofFolder folder,
            ProofProperties properties,
            WitnessProperties witnesses,
            LogKeys keys,
            Clock clock) {
        SigningNode node = new SigningNode(journal, folder, properties, witnesses, keys, clock);
        if (properties.signs() && !node.take()) {
            Thread.ofVirtual().name("signing-node").start(node::keepAsking);
        }
        return node;
    }

    private void keepAsking() {
        try {
            while (!closing.await(properties.retry().toMillis(), TimeUnit.MILLISECONDS)) {
                if (take()) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether this node signs from now on. */
    private synchronized boolean take() {
        if (closing.getCount() == 0) {
            return false;
        }
        try {
            UnaryOperator<CheckpointSigner> cosigning = witnesses.cosigning();
            GuardedSigner opened = open();
            signer = opened;
            publisher = Publisher.start(
                    journal,
                    cosigning.apply(opened),
                    folder.published(),
                    folder.place(),
                    properties.publisher(),
                    clock);
            become(Doing.SIGNING, "");
            return true;
        } catch (SignerInUseException _) {
            become(Doing.STANDING_BY, "");
        } catch (SigningIncidentException e) {
            become(Doing.BLOCKED, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            become(Doing.BLOCKED, e.toString());
        }
        return false;
    }

    private GuardedSigner open() throws IOException {
        if (!GuardedSigner.hasKeys(folder.signer()) && keys.any()) {
            throw new IOException("this ledger is signed with keys that are not in " + folder.signer()
                    + ": restore them, or set guildbook.proofs.signs=false on this node");
        }
        GuardedSigner opened = GuardedSigner.open(folder.signer(), folder.passphrase(properties.passphrase()), clock);
        String nextKey = properties.nextKey();
        if (nextKey != null && StringUtils.hasText(nextKey)) {
            opened.addKey(nextKey);
        }
        for (String origin : properties.restored()) {
            opened.permit(LogName.of(origin)
                    .orElseThrow(() -> new IllegalArgumentException("guildbook.proofs.restored names no log: " + origin
                            + "; for example " + ANY_LOG.origin() + "/2")));
        }
        if (!keys.admit(opened.keys(ANY_LOG.origin()))) {
            opened.close();
            throw new IOException("the keys in " + folder.signer() + " are not those this ledger is signed with");
        }
        return opened;
    }

    /** One line in the log for each change, however often it is tried. */
    private void become(Doing doing, String why) {
        Part next = new Part(doing, why);
        if (next.equals(part)) {
            return;
        }
        part = next;
        switch (doing) {
            case NOTHING -> LOG.info("This node does not sign the logs");
            case SIGNING -> LOG.info("This node signs the logs; published files are in {}", folder.published());
            case STANDING_BY -> LOG.info("Another process signs the logs; this node takes over when that ends");
            case BLOCKED -> LOG.error("This node cannot sign the logs: {}", why);
        }
    }

    /**
     * The newest key, and the word of the one before it in the log; the same again once the log has named it. Empty if there
     * is but one key.
     *
     * @throws FaultException as {@code not-the-signer} if another node signs
     */
    public synchronized Optional<Endorsed> nextKey(UUID community) {
        Publisher publishing = publisher;
        if (signer == null || publishing == null) {
            throw FaultException.of(Fault.NOT_THE_SIGNER);
        }
        Optional<KeyRotation> named =
                publishing.rotations(community).reversed().stream().findFirst();
        String origin = publishing.name(community).origin();
        return signer.endorseNewest(origin, named.map(last -> LogName.rename(last.next(), origin)))
                .or(() -> named.map(last -> new Endorsed(last.next(), last.endorsement())));
    }

    /** What this node does about signing. */
    public Part part() {
        return part;
    }

    /** What publishes; empty while this node does not sign. */
    public Optional<Publisher> publisher() {
        return Optional.ofNullable(publisher);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        synchronized (this) {
            Publisher publishing = publisher;
            if (publishing != null) {
                publishing.close();
            }
            if (signer != null) {
                signer.close();
            }
        }
    }
}
