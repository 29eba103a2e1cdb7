package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text with the signatures of one or more keys, as C2SP signed-note writes it.
 *
 * @param text ends with a newline; believe it only after {@link #verify}
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Longest note, in bytes: room for all signatures, each of the longest type. */
    public static final int MAX_BYTES = 1_000_000;

    /** Most signatures of a note. */
    public static final int MAX_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.size() > MAX_SIGNATURES) {
            throw new MalformedException("not the text of a note, or more than " + MAX_SIGNATURES + " signatures");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedException("a note has no control characters");
        }
    }

    public static SignedNote sign(String text, NoteSigner... signers) {
        return new SignedNote(
                text, Arrays.stream(signers).map(signer -> signer.sign(text)).toList());
    }

    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException("a note of more than " + MAX_BYTES + " bytes");
        }
        String note = StrictText.utf8(bytes);
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || blank + 2 == note.length() || !note.endsWith("\n")) {
            throw new MalformedException("a note has a text, an empty line and signature lines");
        }
        String lines = note.substring(blank + 2, note.length() - 1);
        return new SignedNote(
                note.substring(0, blank + 1),
                Arrays.stream(lines.split("\n", -1)).map(NoteSignature::parse).toList());
    }

    /** The bytes of text, empty line and signature lines. */
    public byte[] encoded() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** This note with one more signature line. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /**
     * Which of the known keys signed the text. Signatures of other keys are ignored.
     *
     * @throws BadSignatureException if none did, or if a signature that names a known key is not that key's
     */
    public Set<VerifierKey> verify(Collection<VerifierKey> known) {
        Set<VerifierKey> signedBy = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (!signature.isBy(key)) {
                    continue;
                }
                if (!key.verifies(text, signature.signature())) {
                    throw new BadSignatureException("the signature of " + signature + " does not hold");
                }
                signedBy.add(key);
            }
        }
        if (signedBy.isEmpty()) {
            throw new BadSignatureException("no known key has signed: " + signatures);
        }
        return signedBy;
    }

    /**
     * Those signatures among lines that a cosigner sent which one of these keys has made over this text.
     *
     * @param lines signature lines, each with its newline
     */
    public List<NoteSignature> valid(byte[] lines, Collection<VerifierKey> keys) {
        if (lines.length > MAX_BYTES) {
            throw new MalformedException("signatures of more than " + MAX_BYTES + " bytes");
        }
        return StrictText.utf8(lines)
                .lines()
                .map(NoteSignature::parse)
                .filter(signature ->
                        keys.stream().anyMatch(key -> signature.isBy(key) && key.verifies(text, signature.signature())))
                .toList();
    }

    /** The lines of some signatures, each with its newline. */
    public static byte[] lines(List<NoteSignature> signatures) {
        return signatures.stream()
                .map(NoteSignature::line)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
