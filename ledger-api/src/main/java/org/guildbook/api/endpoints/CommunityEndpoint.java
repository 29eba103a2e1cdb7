package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.community.CloseFoundingPhase;
import org.guildbook.community.FoundCommunity;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Counts;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Communities and their structure, as anyone may see them. */
@RestController
@RequestMapping("/v1/communities")
@Tag(name = "Community")
class CommunityEndpoint {

    private final Communities communities;
    private final Chapters chapters;
    private final MembershipStatuses memberships;

    CommunityEndpoint(Communities communities, Chapters chapters, MembershipStatuses memberships) {
        this.communities = communities;
        this.chapters = chapters;
        this.memberships = memberships;
    }

    /** The communities of this ledger, by name; at most 1,000. */
    record Directory(List<Community> communities) {}

    @GetMapping
    Directory communities() {
        return new Directory(communities.all());
    }

    @GetMapping("/{community}")
    Community community(Read read) {
        return read.found(Community::asOf, () -> communities.find(read.community()));
    }

    /** @param community id of the new community; derived from the key if the caller does not choose one */
    record Foundation(
            @Nullable CommunityId community,
            @NotNull String name,
            @NotNull Kind kind,
            @NotNull String timeZone,
            @NotNull String currency,
            @NotNull @Size(max = 5) List<@NotNull RelationKind> relationKinds,
            @NotNull PartyId owner,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping
    ResponseEntity<Accepted> found(Write write, @Valid @RequestBody Foundation body) {
        Write inNew = body.community() == null ? write : write.in(body.community());
        FoundCommunity command = new FoundCommunity(
                body.name(),
                body.kind(),
                body.timeZone(),
                body.currency(),
                body.relationKinds(),
                body.owner(),
                inNew.newId(null, body.effectiveOn(), "office", OfficeId::new),
                body.effectiveOn());
        return inNew.record(command, inNew.community());
    }

    record Day(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/{community}/founding-phase/closings")
    ResponseEntity<Accepted> closeFoundingPhase(Write write, @Valid @RequestBody Day body) {
        return write.record(new CloseFoundingPhase(write.actor(), body.effectiveOn()));
    }

    @GetMapping("/{community}/chapters")
    Chapters.Directory chapters(Read read) {
        return read.answer(Chapters.Directory::asOf, () -> chapters.of(read.community()));
    }

    @GetMapping("/{community}/chapters/{chapter}/groups")
    Chapters.Groups groups(Read read, @PathVariable ChapterId chapter) {
        return read.answer(Chapters.Groups::asOf, () -> chapters.groups(read.community(), chapter));
    }

    @GetMapping("/{community}/membership-counts")
    Counts membershipCounts(Read read) {
        return read.answer(Counts::asOf, () -> memberships.counts(read.community(), read.today()));
    }
}
