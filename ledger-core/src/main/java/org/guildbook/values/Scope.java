package org.guildbook.values;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an office has authority: the whole community, one chapter or one group.
 *
 * @param kind how far it reaches
 * @param of the chapter or group; absent for the community
 */
public record Scope(Kind kind, @Nullable UUID of) {

    public static final Scope COMMUNITY = new Scope(Kind.COMMUNITY, null);

    public enum Kind {
        COMMUNITY,
        CHAPTER,
        GROUP
    }

    public Scope {
        if ((kind == Kind.COMMUNITY) != (of == null)) {
            throw new IllegalArgumentException("a scope names its chapter or group, and only then an id");
        }
    }

    public static Scope chapter(ChapterId chapter) {
        return new Scope(Kind.CHAPTER, chapter.value());
    }

    public static Scope group(GroupId group) {
        return new Scope(Kind.GROUP, group.value());
    }

    /** The whole community contains every scope; a chapter or group contains itself only. */
    public boolean contains(Scope other) {
        return kind == Kind.COMMUNITY || equals(other);
    }

    @Override
    public String toString() {
        return of == null ? "community" : "%s-%s".formatted(kind == Kind.CHAPTER ? "chapter" : "group", of);
    }
}
