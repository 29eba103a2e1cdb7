package org.guildbook.chain;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an exported log says about itself in its first file, so that what is missing shows; proven by nothing.
 *
 * @param origin name of the log
 * @param entries how many there are
 * @param openings whether salts and sealed parts are in it
 */
public record ExportManifest(String origin, long entries, boolean openings) {

    /** Where it lies in the bundle. */
    public static final String PATH = "manifest.json";

    /** The value of the field {@code v}. */
    public static final int VERSION = 1;

    private static final Set<String> FIELDS = Set.of("entries", "openings", "origin", "v");

    /** A line of canonical JSON without newline. */
    public byte[] encoded() {
        SortedMap<String, Object> fields = new TreeMap<>();
        fields.put("entries", entries);
        fields.put("openings", openings);
        fields.put("origin", origin);
        fields.put("v", VERSION);
        return CanonicalJson.write(fields);
    }

    public static ExportManifest parse(byte[] bytes) {
        try {
            SortedMap<String, Object> fields = CanonicalReader.object(bytes);
            if (fields.keySet().equals(FIELDS)
                    && Long.valueOf(VERSION).equals(fields.get("v"))
                    && fields.get("origin") instanceof String origin
                    && fields.get("entries") instanceof Long entries
                    && fields.get("openings") instanceof Boolean openings) {
                return new ExportManifest(origin, entries, openings);
            }
        } catch (NotCanonicalException e) {
            throw new MalformedException("a manifest is one line of canonical JSON: " + e.getMessage());
        }
        throw new MalformedException("not the fields of a manifest");
    }
}
