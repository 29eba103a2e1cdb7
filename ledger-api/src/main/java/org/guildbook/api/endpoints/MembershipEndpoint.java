package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.membership.ApproveChapterTransfer;
import org.guildbook.membership.ChangeMembershipType;
import org.guildbook.membership.ConferHonoraryMembership;
import org.guildbook.membership.DeclineChapterTransfer;
import org.guildbook.membership.PauseMembership;
import org.guildbook.membership.RecordDeath;
import org.guildbook.membership.RequestChapterTransfer;
import org.guildbook.membership.RequestReinstatement;
import org.guildbook.membership.ResignMembership;
import org.guildbook.membership.ResumeMembership;
import org.guildbook.membership.WithdrawHonoraryMembership;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a membership goes through once it has begun: rests, moves, ways out and back. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Membership")
class MembershipEndpoint {

    private final TwoPersonWrites twoPersons;

    MembershipEndpoint(TwoPersonWrites twoPersons) {
        this.twoPersons = twoPersons;
    }

    /**
     * @param from first day of the pause; {@code toExclusive} is the first day after it
     * @param confirmer the lead of the chapter, who agrees
     */
    record Pause(
            @NotNull LocalDate from,
            @NotNull LocalDate toExclusive,
            @NotNull PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/memberships/{membership}/pauses")
    ResponseEntity<Object> pauseMembership(
            Write write, @PathVariable MembershipId membership, @Valid @RequestBody Pause body) {
        PauseMembership command = new PauseMembership(
                membership, write.actor(), body.from(), body.toExclusive(), body.confirmer(), body.effectiveOn());
        return twoPersons.ask(write, command, null, body.confirmer());
    }

    record Resumption(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/memberships/{membership}/resumptions")
    ResponseEntity<Accepted> resumeMembership(
            Write write, @PathVariable MembershipId membership, @Valid @RequestBody Resumption body) {
        return write.record(new ResumeMembership(membership, write.actor(), body.effectiveOn()));
    }

    record Resignation(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/memberships/{membership}/resignations")
    ResponseEntity<Accepted> resignMembership(
            Write write, @PathVariable MembershipId membership, @Valid @RequestBody Resignation body) {
        return write.record(new ResignMembership(membership, write.actor(), body.effectiveOn()));
    }

    record Reinstatement(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/memberships/{membership}/reinstatements")
    ResponseEntity<Accepted> requestReinstatement(
            Write write, @PathVariable MembershipId membership, @Valid @RequestBody Reinstatement body) {
        return write.record(new RequestReinstatement(membership, write.actor(), body.effectiveOn()));
    }

    /** @param member whose membership it is: the caller, or somebody for whom the admission secretary acts */
    record TypeChange(
            @NotNull PartyId member,
            @NotNull MembershipType membershipType,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/memberships/{membership}/types")
    ResponseEntity<Accepted> changeMembershipType(
            Write write, @PathVariable MembershipId membership, @Valid @RequestBody TypeChange body) {
        return write.record(new ChangeMembershipType(
                membership, body.member(), body.membershipType(), write.actor(), body.effectiveOn()));
    }

    record Transfer(@NotNull ChapterId toChapter, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/memberships/{membership}/transfers")
    ResponseEntity<Accepted> requestChapterTransfer(
            Write write, @PathVariable MembershipId membership, @Valid @RequestBody Transfer body) {
        return write.record(
                new RequestChapterTransfer(membership, write.actor(), body.toChapter(), body.effectiveOn()));
    }

    /** @param chapter the one that answers */
    record TransferAnswer(
            @NotNull ChapterId chapter, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/memberships/{membership}/transfers/approvals")
    ResponseEntity<Accepted> approveChapterTransfer(
            Write write, @PathVariable MembershipId membership, @Valid @RequestBody TransferAnswer body) {
        return write.record(new ApproveChapterTransfer(membership, body.chapter(), write.actor(), body.effectiveOn()));
    }

    @PostMapping("/memberships/{membership}/transfers/refusals")
    ResponseEntity<Accepted> declineChapterTransfer(
            Write write, @PathVariable MembershipId membership, @Valid @RequestBody TransferAnswer body) {
        return write.record(new DeclineChapterTransfer(membership, body.chapter(), write.actor(), body.effectiveOn()));
    }

    /** @param resolution of the board about the party; may be absent in the founding phase */
    record Honour(
            @NotNull PartyId member,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/honorary-memberships")
    ResponseEntity<Accepted> conferHonoraryMembership(Write write, @Valid @RequestBody Honour body) {
        return write.record(
                new ConferHonoraryMembership(body.member(), body.resolution(), write.actor(), body.effectiveOn()));
    }

    @PostMapping("/honorary-memberships/withdrawals")
    ResponseEntity<Accepted> withdrawHonoraryMembership(Write write, @Valid @RequestBody Honour body) {
        return write.record(
                new WithdrawHonoraryMembership(body.member(), body.resolution(), write.actor(), body.effectiveOn()));
    }

    /**
     * @param confirmer the other person of the staff
     * @param effectiveOn the day of death
     */
    record Death(
            @NotNull PartyId member,
            @NotNull PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/deaths")
    ResponseEntity<Object> recordDeath(Write write, @Valid @RequestBody Death body) {
        RecordDeath command = new RecordDeath(body.member(), body.confirmer(), write.actor(), body.effectiveOn());
        return twoPersons.ask(write, command, null, body.confirmer());
    }
}
