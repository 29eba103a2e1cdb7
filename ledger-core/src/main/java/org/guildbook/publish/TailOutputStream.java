package org.guildbook.publish;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets pass what is written after a number of bytes. */
final class TailOutputStream extends FilterOutputStream {

    private long toSkip;

    TailOutputStream(OutputStream out, long bytes) {
        super(out);
        this.toSkip = bytes;
    }

    @Override
    public void write(int b) throws IOException {
        if (toSkip > 0) {
            toSkip--;
        } else {
            out.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int skipped = (int) Math.min(toSkip, length);
        toSkip -= skipped;
        if (skipped < length) {
            out.write(bytes, from + skipped, length - skipped);
        }
    }
}
