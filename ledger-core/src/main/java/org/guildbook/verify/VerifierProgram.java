package org.guildbook.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TrustPolicy;
import org.guildbook.chain.VerifierKey;
import org.guildbook.timestamp.Authorities;
import org.guildbook.witness.WitnessProgram;
import org.jspecify.annotations.Nullable;

/** The command line: checks a folder, an address or a receipt, and ends with the number of its verdict. */
public final class VerifierProgram {

    private static final String USAGE = """
            java -jar guildbook-verifier.jar verify --key <key> [options] <what>
            java -jar guildbook-verifier.jar fetch --url <address of an export> --out <file> [--token <token>]
            java -jar guildbook-verifier.jar witness --name <name> --policy <file> --folder <folder> [--port <port>]

            <what>
              https://…            address of a published log; --url may stand before it
              folder               copy of a published log
              bundle.zip           export of a log
              receipt.json         receipt of one entry
            Options
              --key <key>          verifier key of the log, from somebody you trust; may be repeated
              --witness <key>      verifier key of a witness; may be repeated
              --quorum <number>    how many witnesses must have cosigned; 0 if not given
              --policy <file>      tlog-policy with keys and quorum, instead of these
              --since <file>       checkpoint that you kept, which the log must continue
              --fees <json>        trial balance as it was published, a file or its address: entries must add up to it
              --tsa <pem>          certificates of authorities whose time stamps count
              --quiet              no progress
            Ends with
              0 clean, 1 could not run, 2 tampered with, 3 incomplete
            """;

    private final List<VerifierKey> logKeys = new ArrayList<>();
    private final List<VerifierKey> witnesses = new ArrayList<>();
    private final PrintStream out;
    private final PrintStream err;
    private int quorum;
    private long shownPercent;
    private boolean quiet;
    private @Nullable Path policy;
    private @Nullable Path since;
    private @Nullable String fees;
    private Authorities authorities = Authorities.NONE;
    private @Nullable String what;

    private VerifierProgram(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err).exitCode());
    }

    /** The program without its exit. */
    static Verdict run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            List<String> words = List.of(arguments);
            String command = words.isEmpty() ? "" : words.getFirst();
            if (command.equals("witness")) {
                WitnessProgram.run(words.subList(1, words.size()), out, err);
                return Verdict.CLEAN;
            }
            if (command.equals("fetch")) {
                FetchProgram.run(words.subList(1, words.size()), err);
                return Verdict.CLEAN;
            }
            VerifierProgram program = new VerifierProgram(out, err);
            program.read(words.subList(command.equals("verify") ? 1 : 0, words.size())
                    .iterator());
            Report report = program.check();
            program.print(report);
            return report.verdict();
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println();
            err.print(USAGE);
        } catch (IOException e) {
            err.println("could not run: " + e.getMessage());
        }
        return Verdict.COULD_NOT_RUN;
    }

    private void read(Iterator<String> arguments) throws IOException {
        while (arguments.hasNext()) {
            String argument = arguments.next();
            switch (argument) {
                case "--key" -> logKeys.add(VerifierKey.parse(value(argument, arguments)));
                case "--witness" -> witnesses.add(VerifierKey.parse(value(argument, arguments)));
                case "--quorum" -> quorum = Integer.parseInt(value(argument, arguments));
                case "--policy" -> policy = Path.of(value(argument, arguments));
                case "--since" -> since = Path.of(value(argument, arguments));
                case "--fees" -> fees = value(argument, arguments);
                case "--tsa" -> authorities = Authorities.read(Path.of(value(argument, arguments)));
                case "--quiet" -> quiet = true;
                case "--url" -> name(value(argument, arguments), argument);
                default -> name(argument, argument);
            }
        }
    }

    private void name(String named, String argument) {
        if (named.startsWith("-") || what != null) {
            throw new IllegalArgumentException("not understood: " + argument);
        }
        what = named;
    }

    static String value(String option, Iterator<String> arguments) {
        if (!arguments.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return arguments.next();
    }

    private Report check() throws IOException {
        if (what == null) {
            throw new IllegalArgumentException("nothing to check is named");
        }
        Known known = new Known(keys(), earlier(), fees(), authorities);
        if (isAddress(what)) {
            return LogVerifier.verify(LogSource.http(URI.create(what)), known, this::progress);
        }
        Path path = Path.of(what);
        if (!Files.isRegularFile(path)) {
            return LogVerifier.verify(LogSource.folder(path), known, this::progress);
        }
        return ZipSource.isZip(path)
                ? LogVerifier.verifyExport(path, known, this::progress)
                : ReceiptVerifier.verify(Files.readAllBytes(path), known.keys());
    }

    private TrustedKeys keys() throws IOException {
        if (policy == null) {
            return new TrustedKeys(logKeys, witnesses, quorum);
        }
        if (!logKeys.isEmpty() || !witnesses.isEmpty() || quorum > 0) {
            throw new IllegalArgumentException("--policy stands for --key, --witness and --quorum");
        }
        return TrustedKeys.of(TrustPolicy.parse(Files.readAllBytes(policy)));
    }

    private static boolean isAddress(String text) {
        return text.matches("https?://.*");
    }

    private Optional<TrialBalance> fees() throws IOException {
        if (fees == null) {
            return Optional.empty();
        }
        if (!isAddress(fees)) {
            return Optional.of(TrialBalance.parse(Files.readAllBytes(Path.of(fees))));
        }
        int name = fees.lastIndexOf('/') + 1;
        byte[] answer = LogSource.http(URI.create(fees.substring(0, name)))
                .read(fees.substring(name))
                .orElseThrow(() -> new IOException(fees + " is not there"));
        return Optional.of(TrialBalance.parse(answer));
    }

    private Optional<SignedNote> earlier() throws IOException {
        if (since == null) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(since));
            Checkpoint.parse(note.text());
            return Optional.of(note);
        } catch (MalformedException e) {
            throw new IOException(since + " holds no checkpoint: " + e.getMessage());
        }
    }

    private void progress(long entries, long ofEntries) {
        long percent = 100 * entries / ofEntries;
        if (!quiet && percent > shownPercent) {
            shownPercent = percent;
            err.print("\r" + percent + " % of " + ofEntries + " entries" + (percent == 100 ? "\n" : ""));
        }
    }

    private void print(Report report) {
        report.facts().forEach(out::println);
        report.findings().forEach(out::println);
        out.println(
                switch (report.verdict()) {
                    case CLEAN -> "Clean.";
                    case TAMPERED -> "Tampered with.";
                    case INCOMPLETE -> "Incomplete: what is there fits.";
                    case COULD_NOT_RUN -> throw new IllegalStateException("a report is no failure");
                });
    }
}
