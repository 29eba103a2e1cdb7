package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.api.vault.Words;
import org.guildbook.conduct.AppealCase;
import org.guildbook.conduct.AssignHandlers;
import org.guildbook.conduct.DecideAppeal;
import org.guildbook.conduct.DecideCase;
import org.guildbook.conduct.FileReport;
import org.guildbook.conduct.OpenCase;
import org.guildbook.conduct.RecuseHandler;
import org.guildbook.conduct.SubmitStatement;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOutcome;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.values.CaseId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports, cases and appeals; what is said in them is kept in the vault. */
@RestController
@RequestMapping("/v1/communities/{community}/cases")
@Tag(name = "Conduct")
class ConductEndpoint {

    private static final int TEXT_LIMIT = 10_000;

    private final TwoPersonWrites twoPersons;
    private final CaseWords words;

    ConductEndpoint(TwoPersonWrites twoPersons, Words words) {
        this.twoPersons = twoPersons;
        this.words = new CaseWords(words);
    }

    /** @param contribution the disputed deed, for a case of kind CONTRIBUTION */
    record NewReport(
            @Nullable CaseId caseId,
            @NotNull CaseKind kind,
            @NotNull PartyId respondent,
            @Nullable ContributionId contribution,
            @NotNull @Size(min = 1, max = TEXT_LIMIT) String text,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping
    ResponseEntity<?> fileReport(Write write, @Valid @RequestBody NewReport body) {
        CaseId caseId = write.newId(body.caseId(), body.effectiveOn(), "case", CaseId::new);
        return words.keep(
                write,
                caseId,
                body.respondent(),
                body.text(),
                commitment -> write.record(
                        new FileReport(
                                caseId,
                                body.kind(),
                                write.actor(),
                                body.respondent(),
                                body.contribution(),
                                commitment,
                                body.effectiveOn()),
                        caseId));
    }

    /** @param respondent as in the report, like {@code contribution} */
    record Opening(
            @NotNull PartyId respondent,
            @Nullable ContributionId contribution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{case}/openings")
    ResponseEntity<Accepted> openCase(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody Opening body) {
        return write.record(
                new OpenCase(caseId, body.respondent(), body.contribution(), write.actor(), body.effectiveOn()));
    }

    /** @param complainant as in the report, like {@code respondent} and {@code contribution} */
    record Handlers(
            @NotNull PartyId complainant,
            @NotNull PartyId respondent,
            @Nullable ContributionId contribution,

            @NotNull @Size(min = 1, max = AssignHandlers.HANDLERS_MAX)
            List<@NotNull PartyId> handlers,

            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{case}/handlers")
    ResponseEntity<Accepted> assignHandlers(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody Handlers body) {
        return write.record(new AssignHandlers(
                caseId,
                body.complainant(),
                body.respondent(),
                body.contribution(),
                body.handlers(),
                write.actor(),
                body.effectiveOn()));
    }

    record CaseRecusal(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/{case}/recusals")
    ResponseEntity<Accepted> recuseHandler(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody CaseRecusal body) {
        return write.record(new RecuseHandler(caseId, write.actor(), body.effectiveOn()));
    }

    record Statement(
            @NotNull @Size(min = 1, max = TEXT_LIMIT) String text,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{case}/statements")
    ResponseEntity<?> submitStatement(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody Statement body) {
        return words.keep(
                write,
                caseId,
                null,
                body.text(),
                commitment -> write.record(new SubmitStatement(caseId, write.actor(), commitment, body.effectiveOn())));
    }

    /**
     * @param sanctions what may be imposed; none unless upheld
     * @param confirmer the other handler, who decides as well
     */
    record Decision(
            @NotNull CaseOutcome outcome,
            @NotNull @Size(max = 3) List<@NotNull Sanction> sanctions,
            @Nullable @Size(min = 1, max = TEXT_LIMIT) String reasons,
            @NotNull PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{case}/decisions")
    ResponseEntity<?> decideCase(Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody Decision body) {
        return body.reasons() == null
                ? decide(write, caseId, body, null)
                : words.keep(
                        write, caseId, null, body.reasons(), commitment -> decide(write, caseId, body, commitment));
    }

    private ResponseEntity<?> decide(Write write, CaseId caseId, Decision body, @Nullable Sha256 reasons) {
        DecideCase command = new DecideCase(
                caseId, body.confirmer(), write.actor(), body.outcome(), body.sanctions(), reasons, body.effectiveOn());
        return twoPersons.ask(write, command, null, body.confirmer());
    }

    @PostMapping("/{case}/appeals")
    ResponseEntity<?> appealCase(Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody Statement body) {
        return words.keep(
                write,
                caseId,
                null,
                body.text(),
                commitment -> write.record(new AppealCase(caseId, write.actor(), commitment, body.effectiveOn())));
    }

    /** @param confirmer the other board member, who decides as well; absent where the owner decides alone */
    record AppealDecision(
            @NotNull AppealOutcome outcome,
            @Nullable @Size(min = 1, max = TEXT_LIMIT) String reasons,
            @Nullable PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{case}/appeal-decisions")
    ResponseEntity<?> decideAppeal(
            Write write, @PathVariable("case") CaseId caseId, @Valid @RequestBody AppealDecision body) {
        return body.reasons() == null
                ? decideAppeal(write, caseId, body, null)
                : words.keep(
                        write,
                        caseId,
                        null,
                        body.reasons(),
                        commitment -> decideAppeal(write, caseId, body, commitment));
    }

    private ResponseEntity<?> decideAppeal(Write write, CaseId caseId, AppealDecision body, @Nullable Sha256 reasons) {
        PartyId confirmer = body.confirmer() == null ? write.actor() : body.confirmer();
        DecideAppeal command =
                new DecideAppeal(caseId, confirmer, write.actor(), body.outcome(), reasons, body.effectiveOn());
        return body.confirmer() == null ? write.record(command) : twoPersons.ask(write, command, null, confirmer);
    }
}
