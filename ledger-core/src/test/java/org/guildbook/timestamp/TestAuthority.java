package org.guildbook.timestamp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** An authority for tests, with a root certificate and one of its own, at an address of this machine. */
public final class TestAuthority implements AutoCloseable {

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    private static final Instant VALID_FROM = Instant.parse("2020-01-01T00:00:00Z");

    static final Instant VALID_TO = Instant.parse("2100-01-01T00:00:00Z");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KeyPair rootKeys = keys();
    private final KeyPair keys = keys();
    private final X509CertificateHolder root;
    private final X509CertificateHolder own;
    private final AtomicInteger serial = new AtomicInteger();
    private final HttpServer server;
    private Instant now = Instant.parse("2026-01-01T00:05:00Z");
    private int status = 200;

    public TestAuthority(String name) throws IOException {
        X500Name rootName = new X500Name("CN=" + name + " root");
        root = certificate(rootName, rootName, rootKeys, true);
        own = certificate(rootName, new X500Name("CN=" + name), keys, false);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509CertificateHolder certificate(X500Name issuer, X500Name subject, KeyPair of, boolean isRoot)
            throws IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(isRoot ? 1 : 2),
                Date.from(VALID_FROM),
                Date.from(VALID_TO),
                subject,
                of.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isRoot));
        if (!isRoot) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        try {
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootKeys.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate that one has to trust. */
    public Authorities root() {
        return new Authorities(List.of(root));
    }

    Authorities own() {
        return new Authorities(List.of(own));
    }

    /** The certificate that one has to trust, in PEM. */
    public String pem() throws IOException {
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(root);
        }
        return pem.toString();
    }

    /** Where it is asked. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** Asks this authority. */
    public TimestampAuthority client() {
        return new TimestampAuthority(address(), root(), TIMEOUT);
    }

    /** Stamps with this time from now on. */
    public void setClock(Instant instant) {
        now = instant;
    }

    /** Answers with this HTTP status from now on. */
    void answerWith(int httpStatus) {
        status = httpStatus;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] response = response(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(status, response.length);
            exchange.getResponseBody().write(response);
        }
    }

    private byte[] response(byte[] query) throws IOException {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", keys.getPrivate(), own),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new DefaultDigestAlgorithmIdentifierFinder().find("SHA-256")),
                    POLICY);
            tokens.addCertificates(new CollectionStore<>(List.of(own)));
            return new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256))
                    .generate(new TimeStampRequest(query), BigInteger.valueOf(serial.incrementAndGet()), Date.from(now))
                    .getEncoded();
        } catch (TSPException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
