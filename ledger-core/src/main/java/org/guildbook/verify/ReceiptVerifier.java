package org.guildbook.verify;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.CompactReceipt;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.MerkleProof;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.Seal;
import org.guildbook.chain.TlogProof;
import org.guildbook.chain.VerifierKey;
import org.guildbook.verify.Finding.Kind;

/** Checks the receipt of one entry, offline. */
public final class ReceiptVerifier {

    private ReceiptVerifier() {}

    /** Checks a receipt, or the text of its QR code: that the entry is in the log, and that its sealed part, if shown, is the one that was sealed. */
    public static Report verify(byte[] receipt, TrustedKeys keys) {
        List<Finding> findings = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        try {
            byte[] json = CompactReceipt.is(receipt) ? CompactReceipt.read(receipt) : receipt;
            verify(Receipt.parse(json), keys, findings, facts);
        } catch (MalformedException e) {
            findings.add(new Finding(Kind.FORM, Finding.WHOLE_LOG, String.valueOf(e.getMessage())));
        }
        return new Report(findings, facts);
    }

    private static void verify(Receipt receipt, TrustedKeys keys, List<Finding> findings, List<String> facts) {
        TlogProof proof = receipt.proof();
        Checkpoint head = Checkpoint.parse(proof.checkpoint().text());
        Set<VerifierKey> signedBy = keys.under(head.origin()).check(proof.checkpoint(), findings);
        facts.add("entry " + proof.index() + " of " + head.origin() + ", under its checkpoint of " + head.size()
                + " entries");
        signedBy.forEach(key -> facts.add("signed by " + key.name() + " (" + key.type() + ")"));

        if (!MerkleProof.includes(
                head.root(), head.size(), proof.index(), EntryHash.of(receipt.leaf()), proof.hashes())) {
            findings.add(new Finding(Kind.PROOF, proof.index(), "the proof does not lead from the entry to the root"));
        }
        findings.addAll(
                LeafCheck.check(receipt.leaf(), proof.index(), head.origin()).findings());
        Receipt.Opening opening = receipt.opening();
        if (opening == null) {
            facts.add("shows the open part only");
        } else if (!HexFormat.of()
                .formatHex(Seal.of(opening.salt(), opening.sealed()))
                .equals(seal(receipt))) {
            findings.add(new Finding(Kind.SEAL, proof.index(), "the sealed part is not the one that was sealed"));
        }
    }

    private static Object seal(Receipt receipt) {
        try {
            return CanonicalReader.object(receipt.leaf()).getOrDefault("seal", "");
        } catch (NotCanonicalException _) {
            return "";
        }
    }
}
