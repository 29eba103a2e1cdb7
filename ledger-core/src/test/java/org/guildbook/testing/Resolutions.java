package org.guildbook.testing;

import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;

import java.util.List;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/** Meetings that decision tests refer to. */
public final class Resolutions {

    private static final Sha256 TEXT = new Sha256("a".repeat(64));

    /** A meeting that carried one resolution; {@code chapter} is absent for the board of the community. */
    public static MeetingHeld carried(
            ResolutionId resolution, MeetingKind kind, @Nullable ChapterId chapter, Subject subject, String on) {
        return held(resolution, kind, chapter, subject, true, on);
    }

    /** A meeting that did not carry it. */
    public static MeetingHeld defeated(
            ResolutionId resolution, MeetingKind kind, @Nullable ChapterId chapter, Subject subject, String on) {
        return held(resolution, kind, chapter, subject, false, on);
    }

    private static MeetingHeld held(
            ResolutionId resolution,
            MeetingKind kind,
            @Nullable ChapterId chapter,
            Subject subject,
            boolean carried,
            String on) {
        return new MeetingHeld(
                resolution.meeting(),
                kind,
                new BoardId(id(301)),
                chapter,
                3,
                5,
                List.of(new Resolution(resolution.no(), subject, carried ? 3 : 0, carried ? 0 : 3, 0, carried)),
                List.of(),
                List.of(TEXT),
                day(on));
    }

    private Resolutions() {}
}
