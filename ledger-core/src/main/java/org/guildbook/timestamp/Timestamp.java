package org.guildbook.timestamp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** A token of RFC 3161: that a text was there at a time, as an authority says. */
public final class Timestamp {

    /** Longest token, in bytes. */
    public static final int MAX_BYTES = 16_384;

    private final TimeStampToken token;

    Timestamp(TimeStampToken token) {
        this.token = token;
    }

    /**
     * Reads a token in DER; believe it only after {@link #verify}.
     *
     * @throws BadTimestampException if it is none
     */
    public static Timestamp parse(byte[] der) {
        if (der.length > MAX_BYTES) {
            throw new BadTimestampException("a token of more than " + MAX_BYTES + " bytes");
        }
        try {
            return new Timestamp(new TimeStampToken(new CMSSignedData(der)));
        } catch (CMSException | TSPException | IOException | RuntimeException e) {
            throw new BadTimestampException("not a time stamp: " + e.getMessage(), e);
        }
    }

    /** The token in DER. */
    public byte[] encoded() {
        try {
            return token.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    /** When the authority saw the text. */
    public Instant at() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /**
     * Checks that the token is over this text, and signed by one of the authorities or by somebody whose certificate, in the
     * token, one of them has issued.
     *
     * @throws BadTimestampException if it is not
     */
    public void verify(String text, Authorities authorities) {
        try {
            check(text, authorities);
        } catch (BadTimestampException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadTimestampException("not a time stamp: " + e.getMessage(), e);
        }
    }

    private void check(String text, Authorities authorities) {
        if (!token.getTimeStampInfo().getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                || !MessageDigest.isEqual(token.getTimeStampInfo().getMessageImprintDigest(), sha256(text))) {
            throw new BadTimestampException("it stamps something else");
        }
        List<String> reasons = new ArrayList<>();
        for (X509CertificateHolder signer : candidates(authorities)) {
            try {
                token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
                return;
            } catch (TSPException | OperatorCreationException | CertificateException | RuntimeException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        throw new BadTimestampException("no given authority has signed it: " + reasons);
    }

    /** The certificates that may have signed: given ones, and those in the token that a given one has issued. */
    private List<X509CertificateHolder> candidates(Authorities authorities) {
        List<X509CertificateHolder> candidates = new ArrayList<>();
        authorities.certificates().stream().filter(token.getSID()::match).forEach(candidates::add);
        for (X509CertificateHolder inside : token.getCertificates().getMatches(null)) {
            if (token.getSID().match(inside)
                    && authorities.certificates().stream().anyMatch(authority -> hasIssued(authority, inside, at()))) {
                candidates.add(inside);
            }
        }
        return candidates;
    }

    private static boolean hasIssued(X509CertificateHolder issuer, X509CertificateHolder certificate, Instant at) {
        try {
            return issuer.getSubject().equals(certificate.getIssuer())
                    && issuer.isValidOn(Date.from(at))
                    && certificate.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuer));
        } catch (CertException | OperatorCreationException | CertificateException | RuntimeException _) {
            return false;
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
