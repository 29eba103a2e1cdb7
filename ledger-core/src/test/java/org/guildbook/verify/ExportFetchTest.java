package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.guildbook.verify.ExportFetch.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFetchTest {

    private final byte[] export = ExportedLogTest.export(SampleLog.of(300), true);
    private final List<String> queries = new ArrayList<>();
    private int bytesPerAnswer = Integer.MAX_VALUE;
    private String checkpoint = "ab12";
    private int status = 200;
    private boolean fallsSilent;
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;

    @TempDir
    Path folder;

    ExportFetchTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.createContext("/export", this::answer);
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void an_export_arrives_as_it_is() throws IOException {
        fetch();
        assertThat(folder.resolve("log.zip")).hasBinaryContent(export);
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void a_transfer_that_breaks_off_is_continued() throws IOException {
        bytesPerAnswer = export.length / 3 + 1;
        fetch();
        assertThat(folder.resolve("log.zip")).hasBinaryContent(export);
        assertThat(queries)
                .containsExactly(
                        "none", "checkpoint=ab12&from=" + bytesPerAnswer, "checkpoint=ab12&from=" + 2 * bytesPerAnswer);
    }

    @Test
    void a_transfer_that_falls_silent_is_continued() throws IOException {
        bytesPerAnswer = export.length / 2 + 1;
        fallsSilent = true;
        fetch(Duration.ofSeconds(1));
        assertThat(folder.resolve("log.zip")).hasBinaryContent(export);
        assertThat(queries).hasSizeGreaterThan(1);
    }

    @Test
    void what_has_arrived_is_kept_for_the_next_time() throws IOException {
        bytesPerAnswer = export.length / 8;
        assertThatExceptionOfType(IOException.class).isThrownBy(this::fetch);
        assertThat(queries).hasSize(5);
        bytesPerAnswer = Integer.MAX_VALUE;
        fetch();
        assertThat(queries).hasSize(6);
        assertThat(folder.resolve("log.zip")).hasBinaryContent(export);
    }

    @Test
    void where_the_checkpoint_is_no_longer_known_the_transfer_begins_anew() throws IOException {
        Files.write(folder.resolve("log.zip.part"), new byte[100]);
        Files.writeString(folder.resolve("log.zip.part.checkpoint"), "cd34");
        fetch();
        assertThat(folder.resolve("log.zip")).hasBinaryContent(export);
        assertThat(queries).containsExactly("checkpoint=cd34&from=100", "none");
    }

    @Test
    void a_refusal_is_not_tried_again() {
        status = 403;
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(this::fetch);
        assertThat(queries).hasSize(1);
    }

    @Test
    void an_answer_that_is_no_export_is_refused() {
        checkpoint = "../..";
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(this::fetch);
    }

    private void fetch() throws IOException {
        fetch(Duration.ofMinutes(1));
    }

    private void fetch(Duration silence) throws IOException {
        Patience patience = new Patience(Duration.ofMillis(1), silence);
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/export");
        new ExportFetch(address, Optional.of("secret"), folder.resolve("log.zip"), patience, _ -> {}).run();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query =
                    Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("none");
            queries.add(query);
            boolean known = query.equals("none") || query.startsWith("checkpoint=" + checkpoint + "&");
            boolean admitted =
                    "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (status != 200 || !known || !admitted) {
                exchange.sendResponseHeaders(known ? status : 404, -1);
                return;
            }
            int from = query.equals("none") ? 0 : Integer.parseInt(query.substring(query.indexOf("from=") + 5));
            int bytes = Math.min(bytesPerAnswer, export.length - from);
            exchange.getResponseHeaders().set("Ledger-Checkpoint", checkpoint);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(export, from, bytes);
            if (fallsSilent && from == 0) {
                exchange.getResponseBody().flush();
                over.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
