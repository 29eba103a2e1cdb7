package org.guildbook.api.proofs;

import java.io.IOException;
import java.util.Optional;
import org.guildbook.api.security.SealedReaders;
import org.guildbook.chain.CompactReceipt;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TlogProof;
import org.guildbook.journal.StoredEntry;
import org.guildbook.publish.PublishedFiles.Covered;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * Issues the receipts of entries: to those who may open an entry with its sealed part, to auditors otherwise without.
 *
 * <p>Whoever has a receipt can check it without us, for ever, and can show it to anyone.
 */
public final class Receipts {

    /** Of Ed25519: the signatures of other kinds are too long for a picture, or speak of the time only. */
    private static final int ED25519_SIGNATURE_BYTES = 64;

    private final Proofs proofs;
    private final SealedReaders readers;

    Receipts(Proofs proofs, SealedReaders readers) {
        this.proofs = proofs;
        this.readers = readers;
    }

    /** The receipt for the caller; denied to whom the entry is none of their business, refused while it is not covered. */
    public Receipt of(StoredEntry entry) throws IOException {
        boolean opens = readers.admit(entry);
        if (!opens && !readers.audits(new CommunityId(entry.community()))) {
            readers.require(entry);
        }
        byte[] salt = entry.salt();
        byte[] sealed = entry.sealed();
        return of(entry, opens && salt != null && sealed != null ? new Receipt.Opening(salt, sealed) : null);
    }

    /** The receipt for anyone, without the sealed part; refused while the entry is not covered. */
    public Receipt ofOpenPart(StoredEntry entry) throws IOException {
        return of(entry, null);
    }

    private Receipt of(StoredEntry entry, Receipt.@Nullable Opening opening) throws IOException {
        Covered covered = proofs.covering(entry);
        return new Receipt(
                entry.leaf(),
                opening,
                new TlogProof(entry.position(), covered.inclusion(entry.position()), covered.note()));
    }

    /**
     * The receipt as the text of a QR code, with the log's short signatures only: as good, and small enough for a picture.
     * Empty if even that is too long.
     */
    public static Optional<QrCode> picture(Receipt receipt) {
        TlogProof proof = receipt.proof();
        SignedNote note = proof.checkpoint();
        SignedNote ofTheLog = new SignedNote(
                note.text(),
                note.signatures().stream()
                        .filter(each -> each.signature().length == ED25519_SIGNATURE_BYTES)
                        .toList());
        Receipt shortened =
                new Receipt(receipt.leaf(), receipt.opening(), new TlogProof(proof.index(), proof.hashes(), ofTheLog));
        return QrCode.of(CompactReceipt.write(shortened.encoded()));
    }
}
