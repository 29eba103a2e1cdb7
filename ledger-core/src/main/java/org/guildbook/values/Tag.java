package org.guildbook.values;

/**
 * A role and its value under which a fact is found and guarded, for example {@code payer:<uuid>}.
 *
 * <p>Tags are scoped to their community: the same tag in two communities never meets.
 */
public record Tag(String key, String value) {

    public Tag {
        if (!isName(key) || value.isEmpty() || value.length() > 200) {
            throw new IllegalArgumentException("not a tag: " + key + ":" + value);
        }
    }

    public static Tag of(String role, Id id) {
        return new Tag(role, id.value().toString());
    }

    /** Letters, the first of them small. By hand: every fact has a dozen tags, and a matcher is two hundred bytes. */
    private static boolean isName(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if ((c < 'a' || c > 'z') && (i == 0 || c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return !key.isEmpty();
    }

    @Override
    public String toString() {
        return key + ":" + value;
    }
}
