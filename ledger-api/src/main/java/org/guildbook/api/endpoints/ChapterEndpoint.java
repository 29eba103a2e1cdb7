package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.FormSmallGroup;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.chapter.JoinSmallGroup;
import org.guildbook.chapter.LeaveSmallGroup;
import org.guildbook.chapter.VacateOffice;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Chapters, small groups and offices. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Community")
class ChapterEndpoint {

    record NewChapter(
            @Nullable ChapterId chapter,
            @NotNull String code,
            @NotNull String city,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/chapters")
    ResponseEntity<Accepted> foundChapter(Write write, @Valid @RequestBody NewChapter body) {
        ChapterId chapter = write.newId(body.chapter(), body.effectiveOn(), "chapter", ChapterId::new);
        return write.record(
                new FoundChapter(chapter, body.code(), body.city(), write.actor(), body.effectiveOn()), chapter);
    }

    record NewGroup(
            @Nullable GroupId group,
            @NotNull ChapterId chapter,
            @NotNull Integer capacity,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/groups")
    ResponseEntity<Accepted> formSmallGroup(Write write, @Valid @RequestBody NewGroup body) {
        GroupId group = write.newId(body.group(), body.effectiveOn(), "group", GroupId::new);
        return write.record(
                new FormSmallGroup(group, body.chapter(), body.capacity(), write.actor(), body.effectiveOn()), group);
    }

    record Seat(@NotNull PartyId member, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/groups/{group}/seats")
    ResponseEntity<Accepted> joinSmallGroup(Write write, @PathVariable GroupId group, @Valid @RequestBody Seat body) {
        return write.record(new JoinSmallGroup(group, body.member(), write.actor(), body.effectiveOn()));
    }

    record Departure(@NotNull PartyId member, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/groups/{group}/departures")
    ResponseEntity<Accepted> leaveSmallGroup(
            Write write, @PathVariable GroupId group, @Valid @RequestBody Departure body) {
        return write.record(new LeaveSmallGroup(group, body.member(), write.actor(), body.effectiveOn()));
    }

    /**
     * @param toExclusive first day after the term, at most three years
     * @param resolution of the board about the person; needed by a lead once the founding phase is over
     */
    record Appointment(
            @Nullable OfficeId office,
            @NotNull Role role,
            @NotNull Scope scope,
            @NotNull PartyId officeHolder,
            @NotNull LocalDate toExclusive,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/offices")
    ResponseEntity<Accepted> appointToOffice(Write write, @Valid @RequestBody Appointment body) {
        OfficeId office = write.newId(body.office(), body.effectiveOn(), "office", OfficeId::new);
        AppointToOffice command = new AppointToOffice(
                office,
                body.role(),
                body.scope(),
                body.officeHolder(),
                body.toExclusive(),
                body.resolution(),
                write.actor(),
                body.effectiveOn());
        return write.record(command, office);
    }

    record Vacation(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/offices/{office}/vacations")
    ResponseEntity<Accepted> vacateOffice(
            Write write, @PathVariable OfficeId office, @Valid @RequestBody Vacation body) {
        return write.record(new VacateOffice(office, write.actor(), body.effectiveOn()));
    }
}
