package org.guildbook.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where parts measure: the server, the turns, and what was found out so far. */
final class Lab implements AutoCloseable {

    private static final int MILLION = 1_000_000;

    private final Options options;
    private final Server server = Server.start();
    private final Turns turns;
    private final long began = System.nanoTime();
    private final SortedMap<String, Double> figures = new TreeMap<>();
    private final List<String> page = new ArrayList<>();
    private @Nullable FilledLog million;

    Lab(Options options) {
        this.options = options;
        this.turns = new Turns(server, options);
    }

    Options options() {
        return options;
    }

    Server server() {
        return server;
    }

    Turns turns() {
        return turns;
    }

    /** A log of a million entries, filled when it is first asked for. */
    FilledLog million() {
        FilledLog log = million;
        if (log == null) {
            log = FilledLog.ofOthers(this, "million", new Community(AppendPart.MEMBERS), options.entries(MILLION));
            million = log;
        }
        return log;
    }

    /** Keeps a figure under its name in {@code performance.json}. */
    void figure(String name, double value) {
        figures.put(name, value);
    }

    SortedMap<String, Double> figures() {
        return figures;
    }

    /** Adds Markdown to the page, and prints it. */
    void write(String markdown) {
        page.add(markdown);
        System.out.println(markdown);
    }

    String page() {
        return String.join("\n\n", page) + "\n";
    }

    /** What is going on, for whoever is waiting. */
    void progress(String sentence) {
        Duration passed = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(Locale.ROOT, "[%02d:%02d] %s%n", passed.toMinutes(), passed.toSecondsPart(), sentence);
    }

    @Override
    public void close() {
        server.close();
    }
}
