package org.guildbook.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A real TCP connection between pgjdbc and PostgreSQL that halts at a chosen moment of the protocol, and goes on or is
 * cut from there.
 *
 * <p>A client sends a statement as Parse, Bind, Describe, Execute and Sync. The server executes it at Execute and, unless
 * a transaction was begun, commits it at Sync; then it answers ReadyForQuery.
 */
public final class Wire implements AutoCloseable {

    private static final int WAIT_SECONDS = 30;

    private static final byte[] FLUSH = {'H', 0, 0, 0, 4};

    /** When a statement is halted. */
    public enum Moment {
        /** The client has sent it, the server has seen nothing of it. */
        ASKED,
        /** The server has executed it and waits for Sync: nothing is committed. */
        EXECUTED,
        /** The server has answered that all is done, the client has seen nothing of the answer. */
        ANSWERED
    }

    private final int serverPort;
    private final ServerSocket entrance;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Halt> armed = new AtomicReference<>();
    private volatile boolean down;

    private Wire(int serverPort, ServerSocket entrance) {
        this.serverPort = serverPort;
        this.entrance = entrance;
    }

    public static Wire to(PostgresServer server) throws IOException {
        Wire wire = new Wire(server.port(), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(wire::accept);
        return wire;
    }

    /** The address of a database of the server by this wire; every statement comes with its text, none by its name. */
    public String url(LedgerDatabase database) {
        return database.url().replace(":" + serverPort + "/", ":" + entrance.getLocalPort() + "/")
                + "?sslmode=disable&gssEncMode=disable&prepareThreshold=0&user=" + database.user();
    }

    /** Halts the next statement whose text contains {@code sql}. */
    public Halt haltAt(Moment moment, String sql) {
        Halt halt = new Halt(moment, sql);
        armed.set(halt);
        return halt;
    }

    /** Cuts every connection and lets no new one through. */
    public void down() {
        down = true;
        passages.forEach(Passage::cut);
    }

    public void up() {
        down = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                if (down) {
                    client.close();
                } else {
                    Thread.ofVirtual().start(() -> open(client));
                }
            }
        } catch (IOException _) {
            // The wire is closed.
        }
    }

    private void open(Socket client) {
        try {
            Passage passage = new Passage(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
            passages.add(passage);
            Thread.ofVirtual().start(passage::backwards);
            passage.forwards();
        } catch (IOException _) {
            // No server: the client finds its connection closed.
            close(client);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        down();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch, String what) {
        try {
            if (!latch.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(what + " did not happen within " + WAIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One statement that waits for what the test decides. */
    public static final class Halt {

        private enum Decision {
            GO_ON,
            CUT,
            SYNC_AND_CUT
        }

        private final Moment moment;
        private final String sql;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch decided = new CountDownLatch(1);
        private volatile int backend;
        private volatile Decision decision = Decision.CUT;

        private Halt(Moment moment, String sql) {
            this.moment = moment;
            this.sql = sql;
        }

        /** Waits until a statement stands at this halt. */
        public Halt await() {
            Wire.await(reached, sql + " " + moment);
            return this;
        }

        /** The process of the server that serves the halted connection. */
        public int backend() {
            return backend;
        }

        public void goOn() {
            decide(Decision.GO_ON);
        }

        /** Neither side hears anything more of the other. */
        public void cut() {
            decide(Decision.CUT);
        }

        /** The request to commit still gets through, its answer does not. Only for {@link Moment#EXECUTED}. */
        public void syncAndCut() {
            decide(Decision.SYNC_AND_CUT);
        }

        private void decide(Decision what) {
            decision = what;
            decided.countDown();
        }

        private Decision reach(int process) {
            backend = process;
            reached.countDown();
            Wire.await(decided, "a decision about " + sql);
            return decision;
        }
    }

    /** One connection, message by message. */
    private final class Passage {

        private final Socket client;
        private final Socket server;
        private final ByteArrayOutputStream request = new ByteArrayOutputStream();
        private final ByteArrayOutputStream withheld = new ByteArrayOutputStream();
        private CountDownLatch executed = new CountDownLatch(1);
        private CountDownLatch answered = new CountDownLatch(1);
        private boolean withholding;
        private volatile int backend;

        Passage(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void forwards() {
            try {
                DataInputStream in = new DataInputStream(client.getInputStream());
                int length = in.readInt();
                send(startup(length, in.readNBytes(length - Integer.BYTES)));
                while (true) {
                    byte[] message = message(in);
                    request.writeBytes(message);
                    // What is sent in one go is forwarded in one go: up to Sync, or a message that stands alone.
                    if ("PBDECH".indexOf(message[0]) < 0) {
                        forward(request.toByteArray(), message[0] == 'S' ? message.length : 0);
                        request.reset();
                    }
                }
            } catch (IOException _) {
                cut();
            }
        }

        void backwards() {
            try {
                DataInputStream in = new DataInputStream(server.getInputStream());
                while (true) {
                    answer(message(in));
                }
            } catch (IOException _) {
                cut();
            }
        }

        private void forward(byte[] sent, int syncBytes) throws IOException {
            Halt halt = armed.get();
            if (halt == null
                    || !new String(sent, StandardCharsets.ISO_8859_1).contains(halt.sql)
                    || !armed.compareAndSet(halt, null)) {
                send(sent);
                return;
            }
            switch (halt.moment) {
                case ASKED -> {
                    if (halt.reach(backend) == Halt.Decision.GO_ON) {
                        send(sent);
                    } else {
                        cut();
                    }
                }
                case EXECUTED -> haltExecuted(halt, sent, syncBytes);
                case ANSWERED -> haltAnswered(halt, sent);
            }
        }

        private void haltExecuted(Halt halt, byte[] sent, int syncBytes) throws IOException {
            watch(false);
            server.getOutputStream().write(sent, 0, sent.length - syncBytes);
            send(FLUSH);
            await(executed, "execution");
            Halt.Decision decision = halt.reach(backend);
            if (decision != Halt.Decision.CUT) {
                server.getOutputStream().write(sent, sent.length - syncBytes, syncBytes);
                server.getOutputStream().flush();
            }
            if (decision != Halt.Decision.GO_ON) {
                cut();
            }
        }

        private void haltAnswered(Halt halt, byte[] sent) throws IOException {
            watch(true);
            send(sent);
            await(answered, "an answer");
            if (halt.reach(backend) == Halt.Decision.GO_ON) {
                handOver();
            } else {
                cut();
            }
        }

        private synchronized void watch(boolean withhold) {
            executed = new CountDownLatch(1);
            answered = new CountDownLatch(1);
            withholding = withhold;
        }

        private synchronized void handOver() throws IOException {
            withholding = false;
            client.getOutputStream().write(withheld.toByteArray());
            client.getOutputStream().flush();
            withheld.reset();
        }

        private synchronized void answer(byte[] message) throws IOException {
            if (withholding) {
                withheld.writeBytes(message);
            } else {
                client.getOutputStream().write(message);
                client.getOutputStream().flush();
            }
            switch (message[0]) {
                case 'K' -> backend = ByteBuffer.wrap(message).getInt(1 + Integer.BYTES);
                // CommandComplete or an error.
                case 'C', 'E' -> executed.countDown();
                case 'Z' -> answered.countDown();
                default -> {}
            }
        }

        private void send(byte[] message) throws IOException {
            OutputStream out = server.getOutputStream();
            out.write(message);
            out.flush();
        }

        /** A message begins with one byte for its kind and four for its length, which count themselves. */
        private static byte[] message(DataInputStream in) throws IOException {
            byte kind = in.readByte();
            int length = in.readInt();
            return ByteBuffer.allocate(1 + length)
                    .put(kind)
                    .putInt(length)
                    .put(in.readNBytes(length - Integer.BYTES))
                    .array();
        }

        /** The first message of a connection has no kind. */
        private static byte[] startup(int length, byte[] rest) {
            return ByteBuffer.allocate(length).putInt(length).put(rest).array();
        }

        void cut() {
            passages.remove(this);
            Wire.close(client);
            Wire.close(server);
        }
    }
}
