package org.guildbook.chain;

/**
 * The head of a log's tree, as C2SP tlog-checkpoint writes it: the text of a note.
 *
 * @param origin name of the log
 * @param size number of entries
 * @param root of the tree of all entries, 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || root.length != EntryHash.BYTES) {
            throw new MalformedException("not a checkpoint: " + origin + ", " + size);
        }
    }

    /** Three lines. */
    public String text() {
        return origin + "\n" + size + "\n" + StrictText.base64(root) + "\n";
    }

    /** Reads a note's text. Extension lines, which we never write, are allowed and mean nothing. */
    public static Checkpoint parse(String noteText) {
        if (!noteText.endsWith("\n")) {
            throw new MalformedException("a checkpoint ends with a newline");
        }
        String[] lines = noteText.substring(0, noteText.length() - 1).split("\n", -1);
        if (lines.length < 3) {
            throw new MalformedException("a checkpoint has at least three lines");
        }
        for (String line : lines) {
            if (line.isEmpty()) {
                throw new MalformedException("no line of a checkpoint is empty");
            }
        }
        return new Checkpoint(lines[0], StrictText.decimal(lines[1]), StrictText.hash(lines[2]));
    }
}
