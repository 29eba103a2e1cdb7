package org.guildbook.values;

/**
 * A role and its value under which a fact is found and guarded, for example {@code payer:<uuid>}.
 *
 * <p>Tags are scoped to their community: the same tag in two communities never meets.
 */
public record Tag(String key, String value) {

    public Tag {
        if (!key.matches("[a-z][A-Za-z]*") || value.isEmpty() || value.length() > 200) {
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
