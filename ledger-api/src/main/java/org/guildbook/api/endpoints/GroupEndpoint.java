package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.chapter.DissolveSmallGroup;
import org.guildbook.chapter.MergeSmallGroups;
import org.guildbook.chapter.RecordGroupMeeting;
import org.guildbook.chapter.SplitSmallGroup;
import org.guildbook.chapter.SplitSmallGroup.Part;
import org.guildbook.projections.bodies.SilentGroups;
import org.guildbook.projections.bodies.SilentGroups.Silent;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Small groups once they exist: that they meet, and how they end. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Community")
class GroupEndpoint {

    private static final int PARTS_LIMIT = 20;

    private static final int MEMBERS_LIMIT = 50;

    private final SilentGroups silentGroups;

    GroupEndpoint(SilentGroups silentGroups) {
        this.silentGroups = silentGroups;
    }

    /** @param attendees who was there, each with a seat in the group */
    record GroupMeeting(
            @NotNull @Size(min = 1, max = MEMBERS_LIMIT) List<@NotNull PartyId> attendees,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/groups/{group}/meetings")
    ResponseEntity<Accepted> recordGroupMeeting(
            Write write, @PathVariable GroupId group, @Valid @RequestBody GroupMeeting body) {
        return write.record(new RecordGroupMeeting(group, body.attendees(), write.actor(), body.effectiveOn()));
    }

    record NewPart(
            @NotNull GroupId group,
            @NotNull Integer capacity,
            @NotNull @Size(max = MEMBERS_LIMIT) List<@NotNull PartyId> members) {}

    /** @param parts the new groups, each member in one of them */
    record Split(
            @NotNull @Size(max = PARTS_LIMIT) List<@Valid @NotNull NewPart> parts,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/groups/{group}/splits")
    ResponseEntity<Accepted> splitSmallGroup(Write write, @PathVariable GroupId group, @Valid @RequestBody Split body) {
        List<Part> parts = body.parts().stream()
                .map(part -> new Part(part.group(), part.capacity(), part.members()))
                .toList();
        return write.record(new SplitSmallGroup(group, parts, write.actor(), body.effectiveOn()));
    }

    /** @param into the new group */
    record Merger(
            @NotNull GroupId otherGroup,
            @Nullable GroupId into,
            @NotNull Integer capacity,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/groups/{group}/mergers")
    ResponseEntity<Accepted> mergeSmallGroups(
            Write write, @PathVariable GroupId group, @Valid @RequestBody Merger body) {
        GroupId into = write.newId(body.into(), body.effectiveOn(), "group", GroupId::new);
        MergeSmallGroups command = new MergeSmallGroups(
                group, body.otherGroup(), into, body.capacity(), write.actor(), body.effectiveOn());
        return write.record(command, into);
    }

    record GroupDissolution(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/groups/{group}/dissolutions")
    ResponseEntity<Accepted> dissolveSmallGroup(
            Write write, @PathVariable GroupId group, @Valid @RequestBody GroupDissolution body) {
        return write.record(new DissolveSmallGroup(group, write.actor(), body.effectiveOn()));
    }

    @GetMapping("/silent-groups")
    Silent silentGroups(Read read, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since) {
        return read.answer(Silent::asOf, () -> silentGroups.since(read.community(), null, since));
    }

    @GetMapping("/chapters/{chapter}/silent-groups")
    Silent silentGroupsOfChapter(
            Read read,
            @PathVariable ChapterId chapter,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since) {
        return read.answer(Silent::asOf, () -> silentGroups.since(read.community(), chapter, since));
    }
}
