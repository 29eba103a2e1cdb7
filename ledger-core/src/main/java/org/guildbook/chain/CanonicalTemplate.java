package org.guildbook.chain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A canonical object of which some values are known only later: all else is rendered once, and filling it only copies. */
public final class CanonicalTemplate {

    private static final byte[] LATER = {'0'};

    private final List<byte[]> pieces;
    private final int length;

    private CanonicalTemplate(List<byte[]> pieces) {
        this.pieces = List.copyOf(pieces);
        this.length = pieces.stream().mapToInt(piece -> piece.length).sum();
    }

    /**
     * A template of these fields.
     *
     * @param fields field name to canonical value
     * @param later names of the fields whose values are still missing, none of them in {@code fields}
     */
    public static CanonicalTemplate of(SortedMap<String, byte[]> fields, Set<String> later) {
        SortedMap<String, byte[]> all = new TreeMap<>();
        all.putAll(fields);
        later.forEach(name -> all.put(name, LATER));
        byte[] rendered = CanonicalJson.object(all);
        List<byte[]> pieces = new ArrayList<>(later.size() + 1);
        int begin = 0;
        int at = 1;
        for (Map.Entry<String, byte[]> field : all.entrySet()) {
            // A quoted name, a colon, the value, and a comma or the closing brace.
            int value = at + field.getKey().length() + 3;
            int after = value + field.getValue().length;
            if (later.contains(field.getKey())) {
                pieces.add(Arrays.copyOfRange(rendered, begin, value));
                begin = after;
            }
            at = after + 1;
        }
        pieces.add(Arrays.copyOfRange(rendered, begin, rendered.length));
        return new CanonicalTemplate(pieces);
    }

    /**
     * The object.
     *
     * @param values canonical values of the missing fields, in ascending order of their names
     */
    public byte[] fill(byte[]... values) {
        if (values.length != pieces.size() - 1) {
            throw new IllegalArgumentException(pieces.size() - 1 + " values are missing, not " + values.length);
        }
        int filled = length;
        for (byte[] value : values) {
            filled += value.length;
        }
        ByteBuffer out = ByteBuffer.allocate(filled);
        for (int i = 0; i < values.length; i++) {
            out.put(pieces.get(i)).put(values[i]);
        }
        return out.put(pieces.getLast()).array();
    }
}
