package org.guildbook.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.guildbook.verify.ExportFetch.Patience;
import org.jspecify.annotations.Nullable;

/** The command {@code fetch}: brings an exported log here, and shows how much has arrived. */
final class FetchProgram {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2), Duration.ofMinutes(1));

    private static final long MEGABYTE = 1_000_000;

    private final PrintStream err;
    private @Nullable URI address;
    private @Nullable Path out;
    private @Nullable String token;
    private boolean quiet;
    private long shown;

    private FetchProgram(PrintStream err) {
        this.err = err;
    }

    /**
     * Fetches.
     *
     * @throws IllegalArgumentException if the arguments are not understood
     * @throws IOException if the export did not arrive whole
     */
    static void run(List<String> arguments, PrintStream err) throws IOException {
        FetchProgram program = new FetchProgram(err);
        program.read(arguments.iterator());
        program.fetch();
    }

    private void read(Iterator<String> arguments) {
        while (arguments.hasNext()) {
            String argument = arguments.next();
            switch (argument) {
                case "--url" -> address = URI.create(VerifierProgram.value(argument, arguments));
                case "--out" -> out = Path.of(VerifierProgram.value(argument, arguments));
                case "--token" -> token = VerifierProgram.value(argument, arguments);
                case "--quiet" -> quiet = true;
                default -> throw new IllegalArgumentException("not understood: " + argument);
            }
        }
    }

    private void fetch() throws IOException {
        if (address == null || out == null) {
            throw new IllegalArgumentException("fetch needs --url and --out");
        }
        new ExportFetch(address, Optional.ofNullable(token), out, PATIENCE, this::progress).run();
        if (!quiet) {
            err.println();
        }
    }

    private void progress(long bytes) {
        if (!quiet && bytes / MEGABYTE > shown) {
            shown = bytes / MEGABYTE;
            err.print("\r" + shown + " MB");
        }
    }
}
