package org.guildbook.values;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an office has authority: the whole community, one chapter, one group or one committee.
 *
 * @param kind how far it reaches
 * @param of the chapter, group or committee; absent for the community
 */
public record Scope(Kind kind, @Nullable UUID of) {

    public static final Scope COMMUNITY = new Scope(Kind.COMMUNITY, null);

    public enum Kind {
        COMMUNITY,
        CHAPTER,
        GROUP,
        COMMITTEE
    }

    public Scope {
        if ((kind == Kind.COMMUNITY) != (of == null)) {
            throw new IllegalArgumentException("a scope names its chapter, group or committee, and only then an id");
        }
    }

    public static Scope chapter(ChapterId chapter) {
        return new Scope(Kind.CHAPTER, chapter.value());
    }

    public static Scope group(GroupId group) {
        return new Scope(Kind.GROUP, group.value());
    }

    public static Scope committee(CommitteeId committee) {
        return new Scope(Kind.COMMITTEE, committee.value());
    }

    /** The whole community contains every scope; any other contains itself only. */
    public boolean contains(Scope other) {
        return kind == Kind.COMMUNITY || equals(other);
    }

    @Override
    public String toString() {
        return of == null ? "community" : kind.name().toLowerCase(Locale.ROOT) + "-" + of;
    }
}
