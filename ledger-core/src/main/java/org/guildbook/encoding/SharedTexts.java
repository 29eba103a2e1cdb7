package org.guildbook.encoding;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come again and again, most of them as one object each.
 *
 * <p>The newest entries are kept with all their tags: made anew for each, these were every fourth object on the heap. Any
 * text may be forgotten at any time, so that memory is bounded and nobody waits.
 */
final class SharedTexts {

    private static final int MOST = 1 << 16;

    private final AtomicReferenceArray<@Nullable String> texts = new AtomicReferenceArray<>(MOST);

    /** An equal text: the one that was seen before, if it is still known. */
    String shared(String text) {
        int slot = Math.floorMod(text.hashCode(), MOST);
        String known = texts.get(slot);
        if (known != null && known.equals(text)) {
            return known;
        }
        texts.set(slot, text);
        return text;
    }
}
