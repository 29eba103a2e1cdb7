package org.guildbook.publish;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.NoteSignature;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.VerifierKey;
import org.guildbook.chain.WitnessRequest;
import org.guildbook.signer.CheckpointSigner.Growth;

/** Asks one witness for cosignatures, as C2SP tlog-witness says. */
final class WitnessClient {

    private static final int MAX_ANSWER_BYTES = 65_536;

    private final HttpClient client;
    private final URI address;
    private final VerifierKey key;
    private final Duration timeout;
    /** Of each log, what the witness has cosigned last as far as we know. */
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();

    WitnessClient(HttpClient client, URI submission, VerifierKey key, Duration timeout) {
        this.client = client;
        this.address = URI.create(submission.toString().replaceAll("/+$", "") + "/" + WitnessRequest.PATH);
        this.key = key;
        this.timeout = timeout;
    }

    VerifierKey key() {
        return key;
    }

    /**
     * Signature lines by the witness's key.
     *
     * @throws IOException if it does not answer in time, or refuses
     */
    List<NoteSignature> cosign(SignedNote note, Growth growth) throws IOException {
        Checkpoint head = Checkpoint.parse(note.text());
        long known = Math.min(sizes.getOrDefault(head.origin(), 0L), head.size());
        HttpResponse<byte[]> answer = ask(request(known, note, head, growth));
        if (answer.statusCode() == 409) {
            long size = size(answer);
            if (size > head.size()) {
                throw new IOException(key.name() + " has cosigned " + size + " entries already");
            }
            answer = ask(request(size, note, head, growth));
        }
        if (answer.statusCode() != 200) {
            throw new IOException(key.name() + " answers " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8).strip());
        }
        List<NoteSignature> signatures = note.valid(answer.body(), List.of(key));
        if (signatures.isEmpty()) {
            throw new IOException(key.name() + " has signed with another key, or something else");
        }
        sizes.put(head.origin(), head.size());
        return signatures;
    }

    private static byte[] request(long known, SignedNote note, Checkpoint head, Growth growth) {
        boolean grown = known > 0 && known < head.size();
        return new WitnessRequest(known, grown ? growth.proofFrom(known) : List.of(), note).encoded();
    }

    private long size(HttpResponse<byte[]> answer) throws IOException {
        String size = new String(answer.body(), StandardCharsets.US_ASCII).strip();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.equals(WitnessRequest.SIZE_TYPE) || !size.matches("[0-9]{1,18}")) {
            throw new IOException(key.name() + " answers 409 without a size");
        }
        return Long.parseLong(size);
    }

    private HttpResponse<byte[]> ask(byte[] request) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(timeout)
                            .POST(BodyPublishers.ofByteArray(request))
                            .build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
