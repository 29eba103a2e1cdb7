package org.guildbook.chain;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a published tree, as C2SP tlog-tiles names it: up to 256 hashes of one level, or up to 256 entries.
 *
 * @param level 0 for leaf hashes, each level above for the roots of full tiles of the level below; {@link #ENTRIES}
 * @param index of the tile in its level
 * @param width number of hashes or entries, 1 to 256; a tile of less is partial
 */
public record Tile(int level, long index, int width) {

    /** The level of entry bundles. */
    public static final int ENTRIES = -1;

    /** Width of a full tile. */
    public static final int FULL = 256;

    /** A full tile is a subtree of this height over its hashes. */
    public static final int HEIGHT = 8;

    private static final int MAX_LEVEL = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new MalformedException("no tile " + level + "/" + index + " of width " + width);
        }
    }

    /** The tile with this index in the tree of {@code size} leaves: its last is as wide as the tree fills it. */
    public static Tile of(int level, long index, long size) {
        return new Tile(level, index, (int) Math.min(FULL, hashes(level, size) - index * FULL));
    }

    /** How many hashes a tree of {@code size} leaves has at a level; for {@link #ENTRIES} how many entries. */
    public static long hashes(int level, long size) {
        // No tree has 2^64 leaves, and a shift by 64 would be none.
        int shift = HEIGHT * Math.max(0, level);
        return shift < Long.SIZE ? size >> shift : 0;
    }

    /** For example {@code tile/entries/x001/234.p/5}. */
    public String path() {
        StringBuilder digits = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            digits.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + digits + (isFull() ? "" : ".p/" + width);
    }

    /** Reads what {@link #path} writes. */
    public static Tile parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new MalformedException("not the path of a tile: " + path);
        }
        try {
            Tile tile = new Tile(
                    parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1)),
                    Long.parseLong(parts.group(2).replaceAll("[x/]", "")),
                    parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3)));
            if (tile.path().equals(path)) {
                return tile;
            }
        } catch (NumberFormatException _) {
            // Said below: more digits than a number has.
        }
        throw new MalformedException("not the path of a tile: " + path);
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** The tile at this place once it is full. */
    public Tile full() {
        return new Tile(level, index, FULL);
    }
}
