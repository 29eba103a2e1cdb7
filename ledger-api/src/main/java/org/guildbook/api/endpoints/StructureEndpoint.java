package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.guildbook.chapter.DischargeCommittee;
import org.guildbook.chapter.DissolveChapter;
import org.guildbook.chapter.FormCommittee;
import org.guildbook.chapter.SetChapterIntake;
import org.guildbook.community.TransferOwnership;
import org.guildbook.values.ActivityId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What ends, fills up or changes hands: chapters, committees, the ownership of the community. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Community")
class StructureEndpoint {

    /**
     * @param successor the chapter that its matters go to, if any
     * @param resolution of a board about the structure; needed once the founding phase is over
     */
    record Dissolution(
            @Nullable ChapterId successor,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/chapters/{chapter}/dissolutions")
    ResponseEntity<Accepted> dissolveChapter(
            Write write, @PathVariable ChapterId chapter, @Valid @RequestBody Dissolution body) {
        return write.record(
                new DissolveChapter(chapter, body.successor(), body.resolution(), write.actor(), body.effectiveOn()));
    }

    /** @param places how many new members the chapter takes in from now on */
    record Intake(@NotNull Integer places, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/chapters/{chapter}/intakes")
    ResponseEntity<Accepted> setChapterIntake(
            Write write, @PathVariable ChapterId chapter, @Valid @RequestBody Intake body) {
        return write.record(new SetChapterIntake(chapter, body.places(), write.actor(), body.effectiveOn()));
    }

    /**
     * @param activity what it is to prepare, if that is one activity
     * @param resolution of the board about its structure; needed once the founding phase is over
     */
    record NewCommittee(
            @Nullable CommitteeId committee,
            @NotNull ChapterId chapter,
            @Nullable ActivityId activity,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/committees")
    ResponseEntity<Accepted> formCommittee(Write write, @Valid @RequestBody NewCommittee body) {
        CommitteeId committee = write.newId(body.committee(), body.effectiveOn(), "committee", CommitteeId::new);
        FormCommittee command = new FormCommittee(
                committee, body.chapter(), body.activity(), body.resolution(), write.actor(), body.effectiveOn());
        return write.record(command, committee);
    }

    /** @param resolution of the board about its structure; needed once the founding phase is over */
    record Discharge(
            @Nullable ResolutionId resolution, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/committees/{committee}/discharges")
    ResponseEntity<Accepted> dischargeCommittee(
            Write write, @PathVariable CommitteeId committee, @Valid @RequestBody Discharge body) {
        return write.record(new DischargeCommittee(committee, body.resolution(), write.actor(), body.effectiveOn()));
    }

    /**
     * @param office id of the office of the new owner
     * @param resolution of the board about the person; needed once the founding phase is over
     */
    record OwnershipTransfer(
            @NotNull PartyId newOwner,
            @Nullable OfficeId office,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/ownership-transfers")
    ResponseEntity<Accepted> transferOwnership(Write write, @Valid @RequestBody OwnershipTransfer body) {
        OfficeId office = write.newId(body.office(), body.effectiveOn(), "office", OfficeId::new);
        TransferOwnership command =
                new TransferOwnership(body.newOwner(), office, body.resolution(), write.actor(), body.effectiveOn());
        return write.record(command, office);
    }
}
