package org.guildbook.values;

import java.util.regex.Pattern;

/**
 * A role and its value under which a fact is found and guarded, for example {@code payer:<uuid>}.
 *
 * <p>Tags are scoped to their community: the same tag in two communities never meets.
 */
public record Tag(String key, String value) {

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z]*");

    public Tag {
        if (!KEY.matcher(key).matches() || value.isEmpty() || value.length() > 200) {
            throw new IllegalArgumentException("not a tag: " + key + ":" + value);
        }
    }

    public static Tag of(String role, Id id) {
        return new Tag(role, id.value().toString());
    }

    @Override
    public String toString() {
        return key + ":" + value;
    }
}
