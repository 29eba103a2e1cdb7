package org.guildbook.verify;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a transfer by which nothing has arrived for too long: a client's own limit is of the headers only. */
final class ImpatientStream extends FilterInputStream {

    private final Duration patience;
    private final Thread watch = Thread.ofVirtual().unstarted(this::watch);
    private volatile long heard = System.nanoTime();
    private volatile boolean silent;

    private ImpatientStream(InputStream in, Duration patience) {
        super(in);
        this.patience = patience;
    }

    /** @param in whose reader wakes up when it is closed */
    static InputStream of(InputStream in, Duration patience) {
        ImpatientStream stream = new ImpatientStream(in, patience);
        stream.watch.start();
        return stream;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int bytes = super.read(into, offset, length);
            heard = System.nanoTime();
            return bytes;
        } catch (IOException e) {
            throw silent ? new IOException("nothing has arrived for " + patience.toMillis() + " ms", e) : e;
        }
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        super.close();
    }

    private void watch() {
        try {
            for (long left = left(); left > 0; left = left()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            silent = true;
            in.close();
        } catch (InterruptedException | IOException _) {
            // Closed already.
        }
    }

    private long left() {
        return patience.toNanos() - (System.nanoTime() - heard);
    }
}
