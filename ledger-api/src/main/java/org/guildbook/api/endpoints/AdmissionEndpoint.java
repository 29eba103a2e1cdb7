package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.events.MembershipEvent.DecisionReason;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.events.MembershipEvent.RecusalReason;
import org.guildbook.membership.AdmitFoundingMember;
import org.guildbook.membership.AdmitMember;
import org.guildbook.membership.AssignInterviewer;
import org.guildbook.membership.DeferApplication;
import org.guildbook.membership.RecordInterview;
import org.guildbook.membership.RecuseInterviewer;
import org.guildbook.membership.RejectApplication;
import org.guildbook.membership.ScreenApplication;
import org.guildbook.membership.SubmitApplication;
import org.guildbook.membership.WithdrawApplication;
import org.guildbook.projections.admissions.AdmissionStage;
import org.guildbook.projections.admissions.Admissions;
import org.guildbook.projections.admissions.Admissions.Pipeline;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The way into the community: application, interviews, and the decision of two. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Admission")
class AdmissionEndpoint {

    private static final int POOL_LIMIT = 1_000;

    private static final int CRITERIA_LIMIT = 50;

    private final TwoPersonWrites twoPersons;
    private final Admissions admissions;

    AdmissionEndpoint(TwoPersonWrites twoPersons, Admissions admissions) {
        this.twoPersons = twoPersons;
        this.admissions = admissions;
    }

    /** The applications of a chapter by stage; {@code stage} picks one. */
    @GetMapping("/chapters/{chapter}/applications")
    Pipeline pipeline(
            Read read,
            @PathVariable ChapterId chapter,
            @RequestParam(required = false) @Nullable AdmissionStage stage,
            @Valid Page page) {
        return read.answer(
                Pipeline::asOf,
                () -> admissions.of(read.community(), chapter, stage, read.today(), page.cursor(), page.rows()));
    }

    /** @param charter the version in force, which the candidate accepts; absent where the community has none */
    record NewApplication(
            @Nullable ApplicationId application,
            @NotNull MembershipType membershipType,
            @NotNull ChapterId chapter,
            @Nullable PolicyId charter,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/applications")
    ResponseEntity<Accepted> submitApplication(Write write, @Valid @RequestBody NewApplication body) {
        ApplicationId application =
                write.newId(body.application(), body.effectiveOn(), "application", ApplicationId::new);
        return write.record(
                new SubmitApplication(
                        application,
                        write.actor(),
                        body.membershipType(),
                        body.chapter(),
                        body.charter(),
                        body.effectiveOn()),
                application);
    }

    /** @param met codes of the criteria found met; absent for none */
    record Screening(
            @NotNull PartyId candidate,
            @Nullable @Size(max = CRITERIA_LIMIT) List<@NotNull String> met,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/applications/{application}/screenings")
    ResponseEntity<Accepted> screenApplication(
            Write write, @PathVariable ApplicationId application, @Valid @RequestBody Screening body) {
        List<String> met = body.met() == null ? List.of() : body.met();
        return write.record(
                new ScreenApplication(application, body.candidate(), met, write.actor(), body.effectiveOn()));
    }

    /**
     * @param referrer whose referral counts; absent where none does
     * @param pool everybody eligible for the draw
     */
    record Draw(
            @NotNull PartyId candidate,
            @Nullable PartyId referrer,
            @NotNull PartyId interviewer,
            @NotNull @Size(min = 1, max = POOL_LIMIT) List<@NotNull PartyId> pool,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/applications/{application}/interviewers")
    ResponseEntity<Accepted> assignInterviewer(
            Write write, @PathVariable ApplicationId application, @Valid @RequestBody Draw body) {
        return write.record(new AssignInterviewer(
                application,
                body.candidate(),
                body.referrer(),
                body.interviewer(),
                body.pool(),
                write.actor(),
                body.effectiveOn()));
    }

    record Recusal(@NotNull RecusalReason reason, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/applications/{application}/recusals")
    ResponseEntity<Accepted> recuseInterviewer(
            Write write, @PathVariable ApplicationId application, @Valid @RequestBody Recusal body) {
        return write.record(new RecuseInterviewer(application, write.actor(), body.reason(), body.effectiveOn()));
    }

    record Interview(
            @NotNull Recommendation recommendation, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/applications/{application}/interviews")
    ResponseEntity<Accepted> recordInterview(
            Write write, @PathVariable ApplicationId application, @Valid @RequestBody Interview body) {
        return write.record(new RecordInterview(application, write.actor(), body.recommendation(), body.effectiveOn()));
    }

    record Withdrawal(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/applications/{application}/withdrawals")
    ResponseEntity<Accepted> withdrawApplication(
            Write write, @PathVariable ApplicationId application, @Valid @RequestBody Withdrawal body) {
        return write.record(new WithdrawApplication(application, write.actor(), body.effectiveOn()));
    }

    /** @param confirmer the other board member, who decides as well */
    record Refusal(
            @NotNull PartyId candidate,
            @NotNull DecisionReason reason,
            @NotNull PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/applications/{application}/rejections")
    ResponseEntity<Object> rejectApplication(
            Write write, @PathVariable ApplicationId application, @Valid @RequestBody Refusal body) {
        RejectApplication command = new RejectApplication(
                application, body.candidate(), body.confirmer(), write.actor(), body.reason(), body.effectiveOn());
        return twoPersons.ask(write, command, null, body.confirmer());
    }

    @PostMapping("/applications/{application}/deferrals")
    ResponseEntity<Object> deferApplication(
            Write write, @PathVariable ApplicationId application, @Valid @RequestBody Refusal body) {
        DeferApplication command = new DeferApplication(
                application, body.candidate(), body.confirmer(), write.actor(), body.reason(), body.effectiveOn());
        return twoPersons.ask(write, command, null, body.confirmer());
    }

    /** @param confirmer the other board member, who decides as well */
    record Admission(
            @Nullable MembershipId membership,
            @NotNull PartyId candidate,
            @NotNull PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/applications/{application}/admissions")
    ResponseEntity<Object> admitMember(
            Write write, @PathVariable ApplicationId application, @Valid @RequestBody Admission body) {
        MembershipId membership = write.newId(body.membership(), body.effectiveOn(), "membership", MembershipId::new);
        AdmitMember command = new AdmitMember(
                application, membership, body.candidate(), body.confirmer(), write.actor(), body.effectiveOn());
        return twoPersons.ask(write, command, membership.value(), body.confirmer());
    }

    /**
     * @param from first day of the running term; may lie before the founding
     * @param evidence hash of the record the member was taken over from
     * @param confirmer the owner, who confirms what staff prepared
     */
    record FoundingMember(
            @Nullable MembershipId membership,
            @NotNull PartyId member,
            @NotNull MembershipType membershipType,
            @NotNull ChapterId chapter,
            @NotNull LocalDate from,
            @NotNull LocalDate toExclusive,
            @Nullable Sha256 evidence,
            @NotNull PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/founding-members")
    ResponseEntity<Object> admitFoundingMember(Write write, @Valid @RequestBody FoundingMember body) {
        MembershipId membership = write.newId(body.membership(), body.effectiveOn(), "membership", MembershipId::new);
        AdmitFoundingMember command = new AdmitFoundingMember(
                membership,
                write.newId(null, body.effectiveOn(), "term", TermId::new),
                body.member(),
                body.membershipType(),
                body.chapter(),
                body.from(),
                body.toExclusive(),
                body.evidence(),
                body.confirmer(),
                write.actor(),
                body.effectiveOn());
        return twoPersons.ask(write, command, membership.value(), body.confirmer());
    }
}
