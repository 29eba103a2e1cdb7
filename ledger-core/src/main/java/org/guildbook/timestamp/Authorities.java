package org.guildbook.timestamp;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;

/**
 * Whose time stamps count.
 *
 * @param certificates of authorities, or of those who issued theirs
 */
public record Authorities(List<X509CertificateHolder> certificates) {

    /** Nobody's. */
    public static final Authorities NONE = new Authorities(List.of());

    public Authorities {
        certificates = List.copyOf(certificates);
    }

    /**
     * All certificates of a file in PEM.
     *
     * @throws IOException also if there are none
     */
    public static Authorities read(Path file) throws IOException {
        List<X509CertificateHolder> certificates = new ArrayList<>();
        try (Reader text = Files.newBufferedReader(file);
                PEMParser pem = new PEMParser(text)) {
            for (Object each = pem.readObject(); each != null; each = pem.readObject()) {
                if (each instanceof X509CertificateHolder certificate) {
                    certificates.add(certificate);
                }
            }
        }
        if (certificates.isEmpty()) {
            throw new IOException(file + " holds no certificate");
        }
        return new Authorities(certificates);
    }

    public boolean isEmpty() {
        return certificates.isEmpty();
    }
}
