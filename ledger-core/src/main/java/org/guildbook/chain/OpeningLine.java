package org.guildbook.chain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * A line of the openings in an exported log: {@code {"position":…,"salt":"…","sealed":{…}}}, canonical as it stands, with the
 * sealed bytes as they were sealed.
 */
public final class OpeningLine {

    /** Longest file with the openings of a bundle. */
    public static final int MAX_FILE_BYTES = Tile.FULL * (Seal.MAX_SEALED_BYTES + 200);

    private OpeningLine() {}

    /**
     * The line with its newline.
     *
     * @param sealed canonical bytes of an object
     */
    public static byte[] of(long position, byte[] salt, byte[] sealed) {
        TreeMap<String, byte[]> fields = new TreeMap<>();
        fields.put("position", CanonicalJson.write(position));
        fields.put("salt", CanonicalJson.write(HexFormat.of().formatHex(salt)));
        fields.put("sealed", sealed);
        byte[] object = CanonicalJson.object(fields);
        byte[] line = Arrays.copyOf(object, object.length + 1);
        line[object.length] = '\n';
        return line;
    }

    /** Where the openings of a bundle of entries lie in an exported log, for example {@code openings/x001/234}. */
    public static String path(Tile bundle) {
        return bundle.path().replaceFirst("^tile/entries/", "openings/");
    }
}
