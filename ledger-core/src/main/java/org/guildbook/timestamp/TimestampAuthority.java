package org.guildbook.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Asks an authority for time stamps, by HTTP as RFC 3161 says. */
public final class TimestampAuthority {

    private static final int NONCE_BITS = 64;

    private final SecureRandom random = new SecureRandom();
    private final URI address;
    private final Authorities trusted;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * An authority.
     *
     * @param trusted certificates that vouch for its stamps
     * @param timeout of one request, connecting included
     */
    public TimestampAuthority(URI address, Authorities trusted, Duration timeout) {
        this.address = address;
        this.trusted = trusted;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * A verified stamp of the text.
     *
     * @throws IOException if the authority does not answer in time, or refuses
     * @throws BadTimestampException if what it answers proves nothing
     */
    public Timestamp stamp(String text) throws IOException {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampRequest request = requests.generate(
                NISTObjectIdentifiers.id_sha256, Timestamp.sha256(text), new BigInteger(NONCE_BITS, random));
        Timestamp stamp = new Timestamp(token(request, ask(request.getEncoded())));
        if (stamp.encoded().length > Timestamp.MAX_BYTES) {
            throw new BadTimestampException("a token of more than " + Timestamp.MAX_BYTES + " bytes");
        }
        stamp.verify(text, trusted);
        return stamp;
    }

    private static TimeStampToken token(TimeStampRequest request, byte[] answer) throws IOException {
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new IOException("the authority refuses: " + response.getStatusString());
            }
            return token;
        } catch (TSPException | RuntimeException e) {
            throw new BadTimestampException("not an answer to the request: " + e.getMessage(), e);
        }
    }

    private byte[] ask(byte[] query) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/timestamp-query")
                .POST(BodyPublishers.ofByteArray(query))
                .build();
        try {
            HttpResponse<byte[]> response =
                    client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), 2L * Timestamp.MAX_BYTES));
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
