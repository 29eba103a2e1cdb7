package org.guildbook.api.imports;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildbook.api.endpoints.Read;
import org.guildbook.api.endpoints.Write;
import org.guildbook.api.imports.ImportReport.Line;
import org.guildbook.api.imports.ImportReport.Outcome;
import org.guildbook.api.imports.Imports.Checked;
import org.guildbook.api.imports.Imports.Request;
import org.guildbook.api.limits.LimitProperties;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.problem.FieldError;
import org.guildbook.api.problem.Sentences;
import org.guildbook.api.security.Identities;
import org.guildbook.decision.Refused;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An existing community is taken over from a file: staff bring it, the owner confirms, and both can watch. */
@RestController
@RequestMapping("/v1/communities/{community}/imports")
@Tag(name = "Import")
class ImportEndpoint {

    private static final String CSV = "text/csv";
    private static final MediaType CSV_UTF_8 = MediaType.parseMediaType(CSV + ";charset=UTF-8");

    private final Imports imports;
    private final Identities identities;
    private final Sentences sentences;

    ImportEndpoint(Imports imports, Identities identities, Sentences sentences) {
        this.imports = imports;
        this.identities = identities;
        this.sentences = sentences;
    }

    /** An empty file with the columns. */
    @GetMapping(path = "/template", produces = CSV)
    ResponseEntity<byte[]> template() {
        String header = Arrays.stream(Column.values()).map(Column::header).collect(Collectors.joining(",")) + "\r\n";
        return file("members.csv", header.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks a file; without faults it waits for the owner, {@code confirmer}. With {@code dryRun} it is only checked, and the
     * answer is a report, in JSON or as {@code text/csv}.
     */
    @PostMapping(
            consumes = CSV,
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    ResponseEntity<?> bring(
            Write write,
            Read read,
            @RequestParam PartyId confirmer,
            @RequestBody byte[] file,
            HttpServletRequest asked,
            Locale language) {
        Refused.when(confirmer.equals(write.actor()), "second-person-missing");
        Request request = new Request(write.community(), write.actor(), confirmer, read.today(), file);
        Checked checked = imports.check(request);
        ImportReport report = ImportReport.of(checked, refusal -> sentences.sentence(refusal, language));
        if (write.submission().dryRun()) {
            String accept = asked.getHeader(HttpHeaders.ACCEPT);
            return accept != null && accept.contains(CSV)
                    ? file("report.csv", report.csv())
                    : ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(report);
        }
        if (report.refused() > 0) {
            throw FaultException.of(
                    Fault.IMPORT_REFUSED,
                    report.rows().stream()
                            .filter(line -> line.outcome() == Outcome.REFUSED)
                            .map(ImportEndpoint::error)
                            .toList());
        }
        ImportJob job =
                imports.keep(write.newId(null, LocalDate.EPOCH, "import", Function.identity()), request, checked);
        return ResponseEntity.accepted()
                .location(uri(job))
                .contentType(MediaType.APPLICATION_JSON)
                .body(job);
    }

    private static FieldError error(Line line) {
        return new FieldError(
                "row " + line.row() + (line.column() == null ? "" : ", " + line.column()),
                line.found(),
                line.refusal() + ": " + line.sentence());
    }

    private static ResponseEntity<byte[]> file(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .contentType(CSV_UTF_8)
                .body(bytes);
    }

    private static URI uri(ImportJob job) {
        return URI.create("/v1/communities/" + job.community() + "/imports/" + job.id());
    }

    /** The newest 200 imports that the caller brought or confirms. */
    record ImportList(List<ImportJob> imports) {}

    @GetMapping
    ImportList imports(@PathVariable CommunityId community) {
        return new ImportList(imports.of(community, reader(community), LimitProperties.PAGE_LIMIT_ROWS));
    }

    /** How far an import is. */
    @GetMapping("/{job}")
    ImportJob job(@PathVariable CommunityId community, @PathVariable UUID job) {
        return imports.find(community, job)
                .filter(found -> found.concerns(reader(community)))
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND));
    }

    /** The owner agrees; what is recorded then can be watched at the job. */
    @PostMapping("/{job}/confirmations")
    ResponseEntity<ImportJob> confirm(Write write, @PathVariable UUID job) {
        ImportJob waiting = job(write.community(), job);
        imports.confirm(waiting, write.actor());
        return ResponseEntity.accepted().location(uri(waiting)).body(job(write.community(), job));
    }

    private PartyId reader(CommunityId community) {
        return identities
                .current()
                .flatMap(identity -> identity.party(community))
                .orElseThrow(() -> new AccessDeniedException("not a party"));
    }
}
