package org.guildbook.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.guildbook.api.proofs.LogKeys;
import org.guildbook.api.proofs.ProofFolder;
import org.guildbook.chain.Receipt;
import org.guildbook.chain.SignatureType;
import org.guildbook.chain.VerifierKey;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.values.CommunityId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriUtils;

/**
 * Hands out the one file in which a browser checks receipts by itself, with the keys of a community written into it or
 * without any. It makes no request; the policy sent with it holds it to that.
 */
@Controller
final class VerifyPage {

    /** Stands in the file behind the empty text area of the keys. */
    private static final String PLACE_OF_KEYS = "</textarea><!-- keys -->";

    private final LogKeys keys;
    private final ProofFolder proofs;
    private final String file;
    private final String policy;

    VerifyPage(LogKeys keys, ProofFolder proofs) throws IOException {
        this.keys = keys;
        this.proofs = proofs;
        try (InputStream bytes = Objects.requireNonNull(getClass().getResourceAsStream("/verifier/verify.html"))) {
            file = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
        policy = "default-src 'none'; script-src '" + hashOf("script") + "'; style-src '" + hashOf("style")
                + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @GetMapping("/verify.html")
    ResponseEntity<String> withoutKeys() {
        return served(file);
    }

    @GetMapping("/communities/{community}/verify.html")
    ResponseEntity<String> withKeysOf(@ModelAttribute(name = "community", binding = false) Community community)
            throws IOException {
        List<String> lines = keys.of(proofs.name(community.community().value())).stream()
                // The page checks no others.
                .filter(key -> key.type() == SignatureType.ED25519)
                .map(VerifierKey::toString)
                .toList();
        return served(file.replace(PLACE_OF_KEYS, String.join("\n", lines) + PLACE_OF_KEYS));
    }

    /** Opens the file with a receipt filled in: what follows the number sign stays in the browser. */
    static String link(CommunityId community, Receipt receipt) {
        return "/communities/" + community + "/verify.html#"
                + UriUtils.encode(new String(receipt.encoded(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private ResponseEntity<String> served(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", policy)
                .body(html);
    }

    /** As a content security policy names the one script or style that may be in the page. */
    private String hashOf(String element) {
        String begin = "<" + element + ">";
        String text = file.substring(file.indexOf(begin) + begin.length(), file.indexOf("</" + element + ">"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
