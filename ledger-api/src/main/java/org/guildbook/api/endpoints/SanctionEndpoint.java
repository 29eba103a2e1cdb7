package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.guildbook.conduct.ExpelMember;
import org.guildbook.conduct.IssueWarning;
import org.guildbook.conduct.LiftSuspension;
import org.guildbook.conduct.OverturnExpulsion;
import org.guildbook.conduct.SuspendMember;
import org.guildbook.values.CaseId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What follows from a decided case, and how it ends. */
@RestController
@RequestMapping("/v1/communities/{community}/cases/{case}")
@Tag(name = "Conduct")
class SanctionEndpoint {

    private final TwoPersonWrites twoPersons;

    SanctionEndpoint(TwoPersonWrites twoPersons) {
        this.twoPersons = twoPersons;
    }

    /** Whom it meets. */
    record OnMember(
            @NotNull MembershipId membership,
            @NotNull PartyId member,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/warnings")
    ResponseEntity<Accepted> issueWarning(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody OnMember body) {
        return write.record(
                new IssueWarning(caseId, body.membership(), body.member(), write.actor(), body.effectiveOn()));
    }

    /** @param from first day of the suspension; {@code toExclusive} is the first day after it */
    record Suspension(
            @NotNull MembershipId membership,
            @NotNull PartyId member,
            @NotNull LocalDate from,
            @NotNull LocalDate toExclusive,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/suspensions")
    ResponseEntity<Accepted> suspendMember(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody Suspension body) {
        return write.record(new SuspendMember(
                caseId,
                body.membership(),
                body.member(),
                body.from(),
                body.toExclusive(),
                write.actor(),
                body.effectiveOn()));
    }

    @PostMapping("/liftings")
    ResponseEntity<Accepted> liftSuspension(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody OnMember body) {
        return write.record(
                new LiftSuspension(caseId, body.membership(), body.member(), write.actor(), body.effectiveOn()));
    }

    /** @param meeting of the board, and {@code resolutionNo} of its resolution */
    record Expulsion(
            @NotNull MembershipId membership,
            @NotNull PartyId member,
            @NotNull MeetingId meeting,
            int resolutionNo,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/expulsions")
    ResponseEntity<Accepted> expelMember(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody Expulsion body) {
        return write.record(new ExpelMember(
                caseId,
                body.membership(),
                body.member(),
                body.meeting(),
                body.resolutionNo(),
                write.actor(),
                body.effectiveOn()));
    }

    /** @param confirmer the other board member; absent where the owner decides alone */
    record Overturning(
            @NotNull MembershipId membership,
            @NotNull PartyId member,
            @Nullable PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/expulsion-reversals")
    ResponseEntity<?> overturnExpulsion(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody Overturning body) {
        PartyId confirmer = body.confirmer() == null ? write.actor() : body.confirmer();
        OverturnExpulsion command = new OverturnExpulsion(
                caseId, body.membership(), body.member(), confirmer, write.actor(), body.effectiveOn());
        return body.confirmer() == null ? write.record(command) : twoPersons.ask(write, command, null, confirmer);
    }
}
