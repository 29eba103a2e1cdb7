package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.guildbook.membership.PauseMembership;
import org.guildbook.membership.RecordDeath;
import org.guildbook.membership.ResignMembership;
import org.guildbook.membership.ResumeMembership;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a membership goes through once it has begun: rests, and ways out. */
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
