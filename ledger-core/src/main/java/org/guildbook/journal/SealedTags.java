package org.guildbook.journal;

import java.util.AbstractList;
import java.util.List;
import org.guildbook.chain.CanonicalField;
import org.guildbook.chain.CanonicalReader;
import org.jspecify.annotations.Nullable;

/**
 * The tags of an entry, from its sealed bytes: they are the authority, the tag table is only an index.
 *
 * <p>Read when they are first asked for, since whoever reads the whole log asks for none.
 */
final class SealedTags extends AbstractList<String> {

    private final byte[] sealed;
    private volatile @Nullable List<String> tags;

    private SealedTags(byte[] sealed) {
        this.sealed = sealed;
    }

    /** Sorted; empty after an erasure. */
    static List<String> of(byte @Nullable [] sealed) {
        return sealed == null ? List.of() : new SealedTags(sealed);
    }

    @Override
    public String get(int index) {
        return tags().get(index);
    }

    @Override
    public int size() {
        return tags().size();
    }

    private List<String> tags() {
        List<String> read = tags;
        if (read == null) {
            read = CanonicalField.of(sealed, "tags").map(CanonicalReader::read).stream()
                    .flatMap(items -> ((List<?>) items).stream())
                    .map(String.class::cast)
                    .toList();
            tags = read;
        }
        return read;
    }
}
