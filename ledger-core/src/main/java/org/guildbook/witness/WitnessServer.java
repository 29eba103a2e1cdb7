package org.guildbook.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.guildbook.chain.WitnessRequest;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.witness.Witness.Answer;

/** Serves a witness by HTTP. */
public final class WitnessServer implements AutoCloseable {

    /** Of the JDK: the program stands alone. */
    private static final System.Logger LOG = System.getLogger(WitnessServer.class.getName());

    private static final int REQUESTS_AT_A_TIME = 16;

    private static final int WAITING_CONNECTIONS = 100;

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(REQUESTS_AT_A_TIME);

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the address is taken
     */
    public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        WitnessServer started = new WitnessServer(witness, HttpServer.create(address, WAITING_CONNECTIONS));
        started.server.createContext("/" + WitnessRequest.PATH, started::answer);
        started.server.setExecutor(started.workers);
        started.server.start();
        return started;
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = decide(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer decide(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/" + WitnessRequest.PATH)) {
            return Answer.refusal(404, "not found");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.refusal(405, "POST only");
        }
        byte[] request = exchange.getRequestBody().readNBytes(WitnessRequest.MAX_BYTES + 1);
        if (request.length > WitnessRequest.MAX_BYTES) {
            return Answer.refusal(413, "more than " + WitnessRequest.MAX_BYTES + " bytes");
        }
        try {
            return witness.addCheckpoint(request);
        } catch (IOException | SigningIncidentException e) {
            LOG.log(System.Logger.Level.ERROR, "nothing is cosigned", e);
            return Answer.refusal(500, "the witness cannot read or keep what it cosigned");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }
}
