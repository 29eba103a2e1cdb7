package org.guildbook.signer;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/** A private key in a file that openssl reads as well: PKCS #8, encrypted by AES-256 under scrypt, in PEM. */
final class KeyFile {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    /** 32 MiB and about a tenth of a second for each guess of a passphrase; openssl reads no more. */
    private static final ScryptConfig SCRYPT =
            new ScryptConfig.Builder(1 << 14, 8, 1).withSaltLength(16).build();

    private KeyFile() {}

    static void write(Path file, AsymmetricKeyParameter privateKey, char[] passphrase) throws IOException {
        try {
            PKCS8EncryptedPrivateKeyInfo encrypted = new PKCS8EncryptedPrivateKeyInfoBuilder(privateOnly(privateKey))
                    .build(new JcePKCSPBEOutputEncryptorBuilder(SCRYPT, NISTObjectIdentifiers.id_aes256_CBC)
                            .setProvider(PROVIDER)
                            .build(passphrase));
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(encrypted);
            }
            DurableFile.replace(file, pem.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (OperatorCreationException e) {
            throw new IOException("the key cannot be encrypted", e);
        }
    }

    /** Without the public key, which can be computed: openssl 3.0 refuses a file with both. */
    private static PrivateKeyInfo privateOnly(AsymmetricKeyParameter privateKey) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(privateKey);
        return new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey());
    }

    /** @throws IOException also if the passphrase is another */
    static AsymmetricKeyParameter read(Path file, char[] passphrase) throws IOException {
        try (PEMParser pem = new PEMParser(new StringReader(Files.readString(file)))) {
            if (!(pem.readObject() instanceof PKCS8EncryptedPrivateKeyInfo encrypted)) {
                throw new IOException(file + " holds no encrypted private key");
            }
            return PrivateKeyFactory.createKey(
                    encrypted.decryptPrivateKeyInfo(new JcePKCSPBEInputDecryptorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build(passphrase)));
        } catch (PKCSException e) {
            throw new IOException(file + " cannot be decrypted: is the passphrase right?", e);
        }
    }
}
