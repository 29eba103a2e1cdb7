package org.guildbook.api.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.guildbook.chain.LogName;
import org.guildbook.publish.PublishedFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/** Where the published logs lie, and beside them what must never be published. */
public final class ProofFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ProofFolder.class);

    private static final int PASSPHRASE_BYTES = 24;

    private final Path folder;

    ProofFolder(Path folder) {
        this.folder = folder;
    }

    /** One folder for each community in it; may be copied to any web server. */
    public Path published() {
        return folder.resolve("public");
    }

    /** What was published of one log. */
    public PublishedFiles of(UUID community) {
        return new PublishedFiles(published(), community);
    }

    /** The name under which a log is published; of the first incarnation before its first checkpoint. */
    public LogName name(UUID community) throws IOException {
        return of(community)
                .covered()
                .flatMap(covered -> LogName.of(covered.head().origin()))
                .orElse(new LogName(community, 1));
    }

    Path signer() {
        return folder.resolve("signer");
    }

    Path place() {
        return folder.resolve("place");
    }

    /** The configured passphrase, or the one in the file beside the keys, which is made once and at random. */
    char[] passphrase(@Nullable String configured) throws IOException {
        if (configured != null && StringUtils.hasText(configured)) {
            return configured.toCharArray();
        }
        Path file = folder.resolve("signer.passphrase");
        if (!Files.exists(file)) {
            byte[] secret = new byte[PASSPHRASE_BYTES];
            new SecureRandom().nextBytes(secret);
            Files.createDirectories(folder);
            createOwnerOnly(file);
            Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
            LOG.warn(
                    "No guildbook.proofs.passphrase is set: the passphrase of the signing keys was drawn and lies beside them in"
                            + " {}. Whoever copies both can sign; in earnest set one and keep it elsewhere.",
                    file);
        }
        return Files.readString(file).strip().toCharArray();
    }

    private static void createOwnerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
