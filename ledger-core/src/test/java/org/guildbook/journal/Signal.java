package org.guildbook.journal;

import java.io.IOException;

/** Signals that Java itself cannot send. */
enum Signal {
    STOP,
    CONT;

    void to(long process) throws IOException {
        run("kill", "-" + name(), Long.toString(process));
    }

    /**
     * From here on a write beyond {@code bytes} of any file fails for this process, as on a full disk; "unlimited" makes
     * room again.
     */
    static void limitFiles(long process, String bytes) throws IOException {
        run("prlimit", "--pid", Long.toString(process), "--fsize=" + bytes + ":");
    }

    private static void run(String... command) throws IOException {
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
