package org.guildbook.tampering;

import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TlogProof;
import org.guildbook.journal.JournalAudit;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.verify.Finding;
import org.guildbook.verify.LogSource;
import org.guildbook.verify.LogVerifier;
import org.guildbook.verify.ReceiptVerifier;
import org.guildbook.verify.Report;
import org.guildbook.verify.TrustedKeys;

/** Everybody looks: what each sees that the verifier alone does not see already. */
final class Observation {

    private final Scene scene;
    private final TrustedKeys keys;

    Observation(Scene scene) {
        this.scene = scene;
        this.keys = new TrustedKeys(scene.keys(), List.of(), 0);
    }

    /** By whom what is seen; all fits where nothing is. */
    Map<Detector, Set<String>> all() throws IOException {
        Map<Detector, Set<String>> seen = new EnumMap<>(Detector.class);
        seen.put(
                Detector.AUDIT,
                JournalAudit.audit(scene.owner()).stream()
                        .map(finding -> finding.kind() + " at " + finding.position())
                        .collect(Collectors.toSet()));
        scene.askWitness();
        Set<String> read = read(keys, Optional.empty());
        seen.put(Detector.READER, read);
        seen.put(Detector.AUDITOR, beyond(read, read(keys, Optional.of(scene.earlier()))));
        seen.put(Detector.RECEIPT_HOLDER, renewReceipt());
        seen.put(
                Detector.WITNESSED,
                beyond(read, read(new TrustedKeys(scene.keys(), List.of(scene.witness()), 1), Optional.empty())));
        // The last, because it publishes again.
        seen.put(Detector.SIGNER, sign());
        return seen;
    }

    private Set<String> read(TrustedKeys trusted, Optional<SignedNote> earlier) throws IOException {
        return named(LogVerifier.verify(LogSource.folder(scene.published()), trusted, earlier, (_, _) -> {}));
    }

    private static Set<String> named(Report report) {
        return report.findings().stream()
                .map(finding ->
                        finding.kind() + (finding.position() == Finding.WHOLE_LOG ? "" : " at " + finding.position()))
                .collect(Collectors.toSet());
    }

    private static Set<String> beyond(Set<String> known, Set<String> seen) {
        Set<String> more = new LinkedHashSet<>(seen);
        more.removeAll(known);
        return more;
    }

    private Set<String> sign() throws IOException {
        try {
            return scene.publish().values().stream()
                    .map(incident -> incident.incident().id())
                    .collect(Collectors.toSet());
        } catch (SigningIncidentException e) {
            return Set.of(e.incident().id());
        }
    }

    /** The proof of the entry in the receipt, from what is published now. */
    private Set<String> renewReceipt() throws IOException {
        SignedNote note = note();
        long size = Checkpoint.parse(note.text()).size();
        if (size <= Scene.RECEIPT) {
            return Set.of("MISSING at " + Scene.RECEIPT);
        }
        Receipt renewed = new Receipt(
                scene.leafBytes(Scene.RECEIPT),
                null,
                new TlogProof(Scene.RECEIPT, scene.tree(size).inclusionProof(Scene.RECEIPT, size), note));
        return named(ReceiptVerifier.verify(renewed.encoded(), keys));
    }

    private SignedNote note() throws IOException {
        return SignedNote.parse(Files.readAllBytes(scene.published().resolve("checkpoint")));
    }
}
