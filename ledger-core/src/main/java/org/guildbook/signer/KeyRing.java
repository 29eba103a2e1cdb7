package org.guildbook.signer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.MlDsa44Cosigner;
import org.guildbook.chain.NoteSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private keys of an installation: every {@code .pem} file of a folder signs for every log, under the log's name.
 *
 * <p>During a change of keys the old file and the new lie side by side, and checkpoints carry the signatures of both.
 */
final class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private static final int SEED_BYTES = 32;

    private final List<AsymmetricKeyParameter> privateKeys;
    private final InstantSource clock;

    private KeyRing(List<AsymmetricKeyParameter> privateKeys, InstantSource clock) {
        this.privateKeys = privateKeys;
        this.clock = clock;
    }

    static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
            return !files.iterator().hasNext();
        }
    }

    /** Writes new keys, one of Ed25519, one of ML-DSA-44, into a folder that only its owner may enter. */
    static void create(Path folder, char[] passphrase) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        SecureRandom random = new SecureRandom();
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        KeyFile.write(folder.resolve("log-ed25519.pem"), new Ed25519PrivateKeyParameters(random), passphrase);
        KeyFile.write(
                folder.resolve("log-ml-dsa-44.pem"),
                new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed),
                passphrase);
        LOG.warn(
                "New signing keys were made in {}. Copy them and their passphrase to a safe place now: checkpoints signed with"
                        + " lost keys stay valid, but the logs cannot be continued under the same keys.",
                folder.toAbsolutePath());
    }

    /** Writes one more key of Ed25519; returns false if there is one of this name. */
    static boolean add(Path folder, String name, char[] passphrase) throws IOException {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("not a name of a key: " + name);
        }
        Path file = folder.resolve("log-ed25519-" + name + ".pem");
        if (Files.exists(file)) {
            return false;
        }
        KeyFile.write(file, new Ed25519PrivateKeyParameters(new SecureRandom()), passphrase);
        LOG.warn(
                "A further signing key was made: {}. Copy it to a safe place now, and record it in every log.",
                file.toAbsolutePath());
        return true;
    }

    /** @throws IOException also if a file cannot be decrypted with this passphrase */
    static KeyRing open(Path folder, char[] passphrase, InstantSource clock) throws IOException {
        TreeMap<String, AsymmetricKeyParameter> byName = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
            for (Path file : files) {
                byName.put(withoutEnding(file), KeyFile.read(file, passphrase));
            }
        }
        return new KeyRing(List.copyOf(byName.values()), clock);
    }

    /** A longer name sorts behind the one it continues. */
    private static String withoutEnding(Path file) {
        return file.getFileName().toString().replaceFirst("\\.pem$", "");
    }

    /** Signers under the name of a log, in the order of the names of their files. */
    List<NoteSigner> signers(String origin) {
        List<NoteSigner> signers = new ArrayList<>();
        for (AsymmetricKeyParameter privateKey : privateKeys) {
            signers.add(
                    switch (privateKey) {
                        case Ed25519PrivateKeyParameters key -> new Ed25519NoteSigner(origin, key.getEncoded());
                        case MLDSAPrivateKeyParameters key -> new MlDsa44Cosigner(origin, key.getSeed(), clock);
                        default -> throw new IllegalStateException("no key for checkpoints: " + privateKey.getClass());
                    });
        }
        return signers;
    }
}
