package org.guildbook.witness;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.TrustPolicy;
import org.guildbook.signer.SignedHeads;

/** The command {@code witness}: a witness that anyone can run, until it is stopped. */
public final class WitnessProgram {

    private static final int DEFAULT_PORT = 7380;

    private static final Set<String> OPTIONS = Set.of("--name", "--policy", "--folder", "--port");

    private WitnessProgram() {}

    /**
     * Runs until the process or thread is interrupted.
     *
     * @throws IllegalArgumentException if the arguments are not understood
     * @throws IOException if the folder is in use or cannot be written, or the port is taken
     */
    public static void run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        Map<String, String> options = options(arguments);
        Path folder = Path.of(required(options, "--folder"));
        Files.createDirectories(folder);
        try (FileChannel lock =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                WitnessServer server = start(lock, folder, options, out)) {
            err.println("listening on port " + server.port() + "; stop it with Ctrl-C");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WitnessServer start(FileChannel lock, Path folder, Map<String, String> options, PrintStream out)
            throws IOException {
        if (lock.tryLock() == null) {
            throw new IOException("another witness uses " + folder);
        }
        TrustPolicy policy = policy(Path.of(required(options, "--policy")));
        NoteSigner cosigner = WitnessKey.readOrCreate(
                folder.resolve("witness.key"), required(options, "--name"), InstantSource.system());
        Witness witness = new Witness(policy.logs(), cosigner, new SignedHeads(folder.resolve("heads")));
        int port = Integer.parseInt(options.getOrDefault("--port", Integer.toString(DEFAULT_PORT)));
        WitnessServer server = WitnessServer.start(witness, new InetSocketAddress(port));
        out.println(cosigner.key());
        out.flush();
        return server;
    }

    private static TrustPolicy policy(Path file) throws IOException {
        try {
            return TrustPolicy.parse(Files.readAllBytes(file));
        } catch (MalformedException e) {
            throw new IOException(file + " is no policy: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException("not understood: " + arguments.get(i));
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("witness needs " + name);
        }
        return value;
    }
}
