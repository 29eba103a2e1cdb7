package org.guildbook.api.endpoints;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Command;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Id;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A request to record something: who asks, in which community, under which key; injected into endpoint methods. */
public final class Write {

    private final Writes writes;
    private final CommunityId community;
    private final PartyId actor;
    private final Submission submission;

    Write(Writes writes, CommunityId community, PartyId actor, Submission submission) {
        this.writes = writes;
        this.community = community;
        this.actor = actor;
        this.submission = submission;
    }

    public CommunityId community() {
        return community;
    }

    /** The same request for another community: the one it founds. */
    Write in(CommunityId other) {
        return new Write(writes, other, actor, submission);
    }

    /** The acting party, from the token and never from the body. */
    public PartyId actor() {
        return actor;
    }

    public Submission submission() {
        return submission;
    }

    /** The id of a new thing, the same for a repeated request, unless the caller chose one. */
    public <T> T newId(@Nullable T chosen, LocalDate day, String role, Function<UUID, T> id) {
        return chosen == null ? id.apply(NewIds.derive(day, scopedKey(), role)) : chosen;
    }

    String scopedKey() {
        return community + "\n" + submission.commandId();
    }

    /** Records the command; the answer names no new thing. */
    public ResponseEntity<Accepted> record(Command command) {
        return writes.record(this, command, null);
    }

    /** Records the command; the answer names the id of the new thing. */
    public ResponseEntity<Accepted> record(Command command, Id id) {
        return writes.record(this, command, id.value());
    }
}
