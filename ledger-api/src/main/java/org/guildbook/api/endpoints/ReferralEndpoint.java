package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReversalReason;
import org.guildbook.membership.AcceptReferral;
import org.guildbook.membership.DeclineReferral;
import org.guildbook.membership.InviteProspect;
import org.guildbook.membership.ReferCandidate;
import org.guildbook.membership.ReverseReferralStage;
import org.guildbook.membership.WithdrawReferral;
import org.guildbook.projections.referrals.ReferralTree;
import org.guildbook.projections.referrals.ReferralTree.CommunityConversion;
import org.guildbook.projections.referrals.ReferralTree.Referrals;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who vouches for whom: invitations, referrals, their answers and what they are worth. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Admission")
class ReferralEndpoint {

    private final ReferralTree tree;

    ReferralEndpoint(ReferralTree tree) {
        this.tree = tree;
    }

    /** Whom a member referred, one level deep, and what became of it. */
    @GetMapping("/members/{party}/referrals")
    Referrals referrals(Read read, @PathVariable PartyId party, @Valid Page page) {
        return read.answer(Referrals::asOf, () -> tree.of(read.community(), party, page.cursor(), page.rows()));
    }

    /** How many referrals of the community came how far. */
    @GetMapping("/referral-conversion")
    CommunityConversion referralConversion(Read read) {
        return read.answer(CommunityConversion::asOf, () -> tree.conversion(read.community()));
    }

    record Invitation(@NotNull PartyId candidate, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/invitations")
    ResponseEntity<Accepted> inviteProspect(Write write, @Valid @RequestBody Invitation body) {
        return write.record(new InviteProspect(write.actor(), body.candidate(), body.effectiveOn()));
    }

    record NewReferral(
            @Nullable ReferralId referral,
            @NotNull PartyId candidate,
            @NotNull RelationKind relationKind,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/referrals")
    ResponseEntity<Accepted> referCandidate(Write write, @Valid @RequestBody NewReferral body) {
        ReferralId referral = write.newId(body.referral(), body.effectiveOn(), "referral", ReferralId::new);
        return write.record(
                new ReferCandidate(referral, write.actor(), body.candidate(), body.relationKind(), body.effectiveOn()),
                referral);
    }

    /** An acceptance, a refusal or a withdrawal. */
    record ReferralAnswer(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/referrals/{referral}/acceptances")
    ResponseEntity<Accepted> acceptReferral(
            Write write, @PathVariable ReferralId referral, @Valid @RequestBody ReferralAnswer body) {
        return write.record(new AcceptReferral(referral, write.actor(), body.effectiveOn()));
    }

    @PostMapping("/referrals/{referral}/refusals")
    ResponseEntity<Accepted> declineReferral(
            Write write, @PathVariable ReferralId referral, @Valid @RequestBody ReferralAnswer body) {
        return write.record(new DeclineReferral(referral, write.actor(), body.effectiveOn()));
    }

    @PostMapping("/referrals/{referral}/withdrawals")
    ResponseEntity<Accepted> withdrawReferral(
            Write write, @PathVariable ReferralId referral, @Valid @RequestBody ReferralAnswer body) {
        return write.record(new WithdrawReferral(referral, write.actor(), body.effectiveOn()));
    }

    /**
     * @param candidate who was referred
     * @param stage the lowest that does not count any more
     * @param reason why; without one the ledger refuses
     */
    record StageReversal(
            @NotNull PartyId candidate,
            @NotNull ReferralStage stage,
            @Nullable ReversalReason reason,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/referrals/{referral}/stage-reversals")
    ResponseEntity<Accepted> reverseReferralStage(
            Write write, @PathVariable ReferralId referral, @Valid @RequestBody StageReversal body) {
        return write.record(new ReverseReferralStage(
                referral, body.candidate(), body.stage(), body.reason(), write.actor(), body.effectiveOn()));
    }
}
