package org.guildbook.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.guildbook.chain.OpeningLine;

/** Where the files of a published log are read. */
@FunctionalInterface
public interface LogSource {

    /** Longer files are refused: no bundle of entries or openings is. */
    int MAX_FILE_BYTES = OpeningLine.MAX_FILE_BYTES;

    /**
     * The bytes of a file, or empty if there is no such file.
     *
     * @param path as C2SP tlog-tiles names it, for example {@code tile/0/000}
     * @throws IOException if it cannot be said
     */
    Optional<byte[]> read(String path) throws IOException;

    /**
     * The same for one who is done with the file read before.
     *
     * @param before may be used again
     * @return with an array, from its beginning to the limit
     */
    default Optional<ByteBuffer> read(String path, ByteBuffer before) throws IOException {
        return read(path).map(ByteBuffer::wrap);
    }

    /** Reads a copy on disk. */
    static LogSource folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder " + folder);
        }
        return path -> {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new IOException(path + " has more than " + MAX_FILE_BYTES + " bytes");
            }
            return Optional.of(Files.readAllBytes(file));
        };
    }

    /**
     * Reads by HTTP.
     *
     * @param prefix of the log's files, with or without a slash at the end
     */
    static LogSource http(URI prefix) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        String base = prefix.toString().replaceAll("/+$", "") + "/";
        return path -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(Duration.ofMinutes(1))
                    .build();
            try {
                HttpResponse<byte[]> response =
                        client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_FILE_BYTES));
                return switch (response.statusCode()) {
                    case 200 -> Optional.of(response.body());
                    case 404, 410 -> Optional.empty();
                    default -> throw new IOException(request.uri() + " answers " + response.statusCode());
                };
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        };
    }
}
