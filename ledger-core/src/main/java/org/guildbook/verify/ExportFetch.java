package org.guildbook.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Fetches an exported log into a file, and goes on where it broke off: at once a few times, later when asked again.
 *
 * <p>What has arrived lies beside the file as {@code .part}, with the name of its checkpoint in {@code .part.checkpoint}.
 */
final class ExportFetch {

    /** How often a transfer that breaks off is continued at once. */
    private static final int ATTEMPTS = 5;

    private static final int BUFFER_BYTES = 1 << 16;

    private static final String CHECKPOINT = "Ledger-Checkpoint";

    private static final String CHECKPOINT_ID = "[0-9a-f]{1,64}";

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI address;
    private final Optional<String> token;
    private final Path file;
    private final Path part;
    private final Path checkpoint;
    private final Patience patience;
    private final LongConsumer progress;

    /**
     * How long it waits.
     *
     * @param pause before the second attempt; longer each time
     * @param silence after which a transfer counts as broken off
     */
    record Patience(Duration pause, Duration silence) {}

    /**
     * Where to fetch what.
     *
     * @param token of the caller, for what is not open to anyone
     * @param progress is told how many bytes have arrived
     */
    ExportFetch(URI address, Optional<String> token, Path file, Patience patience, LongConsumer progress) {
        this.address = address;
        this.token = token;
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.checkpoint = file.resolveSibling(file.getFileName() + ".part.checkpoint");
        this.patience = patience;
        this.progress = progress;
    }

    /** @throws IOException if it was refused, or broke off too often; what arrived is kept */
    void run() throws IOException {
        for (int attempt = 1; !arrived(attempt); attempt++) {
            pause(attempt);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(checkpoint);
    }

    private boolean arrived(int attempt) throws IOException {
        try {
            transfer();
            try (ZipSource zip = ZipSource.open(part)) {
                if (zip.isWhole()) {
                    return true;
                }
            }
            throw new IOException("the export ends too early");
        } catch (ProtocolException refused) {
            throw refused;
        } catch (IOException brokenOff) {
            if (attempt == ATTEMPTS) {
                throw brokenOff;
            }
            return false;
        }
    }

    private void transfer() throws IOException {
        long from = Files.exists(part) && Files.exists(checkpoint) ? Files.size(part) : 0;
        String query = from == 0 ? "" : "?checkpoint=" + Files.readString(checkpoint) + "&from=" + from;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + query)).timeout(Duration.ofMinutes(1));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = ImpatientStream.of(response.body(), patience.silence())) {
                receive(response, body, from);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void receive(HttpResponse<InputStream> response, InputStream body, long from) throws IOException {
        int status = response.statusCode();
        if (status == 404 && from > 0) {
            // The checkpoint is no longer known there.
            Files.delete(part);
            throw new IOException("the export has to begin anew");
        }
        String id = response.headers().firstValue(CHECKPOINT).orElse("");
        if ((status >= 400 && status < 500) || (status == 200 && !id.matches(CHECKPOINT_ID))) {
            throw new ProtocolException(response.uri() + " answers " + status + ", and no export");
        }
        if (status != 200) {
            throw new IOException(response.uri() + " answers " + status);
        }
        Files.writeString(checkpoint, id);
        long arrived = from;
        try (OutputStream out = Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                arrived += read;
                progress.accept(arrived);
            }
        }
    }

    private void pause(int attempt) throws IOException {
        try {
            Thread.sleep(patience.pause().multipliedBy(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
