package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.Resolutions;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommitteesTest {

    private static final Scope IN_BEIJING = Scope.chapter(BEIJING);
    private static final CommitteeId COMMITTEE = new CommitteeId(id(331));
    private static final ResolutionId RESOLUTION = new ResolutionId(new MeetingId(id(321)), 1);
    private static final String DAY = "2025-06-01";

    private final Decisions guild = given(
            founded(),
            chapter(BEIJING),
            office(Role.CHAPTER_LEAD, IN_BEIJING, ANN),
            admitted(BO),
            term(BO, "2025-01-01", "2026-01-01"),
            Resolutions.carried(RESOLUTION, MeetingKind.BOARD, BEIJING, Subject.STRUCTURE, "2025-05-01"));

    private final Decisions formed = guild.and(new CommitteeFormed(COMMITTEE, BEIJING, null, RESOLUTION, day(DAY)));

    @Test
    void the_lead_forms_a_committee_by_resolution() {
        guild.when(form(ANN, RESOLUTION)).facts(new CommitteeFormed(COMMITTEE, BEIJING, null, RESOLUTION, day(DAY)));
        guild.when(form(BO, RESOLUTION)).refused("not-authorised");
        guild.when(form(ANN, null)).refused("resolution-missing");
        formed.when(form(ANN, RESOLUTION)).refused("id-already-used");
    }

    @Test
    void the_chapter_is_open() {
        guild.and(new ChapterDissolved(BEIJING, null, null, day("2025-05-31")))
                .when(form(ANN, RESOLUTION))
                .refused("chapter-not-open");
    }

    @Test
    void in_the_founding_phase_no_resolution_is_needed() {
        guild.when(new FormCommittee(COMMITTEE, BEIJING, null, null, ANN, day("2025-02-01")))
                .recorded();
    }

    @Test
    void the_lead_fills_its_chair_by_resolution() {
        formed.and(Resolutions.carried(
                        new ResolutionId(new MeetingId(id(322)), 2), MeetingKind.BOARD, BEIJING, Subject.PERSONAL, DAY))
                .when(chair(new ResolutionId(new MeetingId(id(322)), 2)))
                .recorded();
        guild.when(chair(null)).refused("unknown-reference");
    }

    @Test
    void a_discharged_committee_has_no_offices() {
        formed.and(office(Role.COMMITTEE_CHAIR, Scope.committee(COMMITTEE), BO))
                .when(discharge(ANN, RESOLUTION))
                .facts(
                        new CommitteeDischarged(COMMITTEE, BEIJING, RESOLUTION, day(DAY)),
                        new OfficeVacated(
                                officeId(Role.COMMITTEE_CHAIR, BO),
                                Role.COMMITTEE_CHAIR,
                                Scope.committee(COMMITTEE),
                                BO,
                                day(DAY)));
        formed.and(new CommitteeDischarged(COMMITTEE, BEIJING, RESOLUTION, day(DAY)))
                .when(chair(RESOLUTION))
                .refused("unknown-reference");
    }

    @Test
    void a_committee_is_discharged_once_by_the_lead() {
        formed.when(discharge(BO, RESOLUTION)).refused("not-authorised");
        formed.when(discharge(ANN, null)).refused("resolution-missing");
        guild.when(discharge(ANN, RESOLUTION)).refused("unknown-reference");
        formed.and(new CommitteeDischarged(COMMITTEE, BEIJING, RESOLUTION, day(DAY)))
                .when(discharge(ANN, RESOLUTION))
                .refused("committee-discharged");
    }

    private static FormCommittee form(PartyId actor, @Nullable ResolutionId resolution) {
        return new FormCommittee(COMMITTEE, BEIJING, null, resolution, actor, day(DAY));
    }

    private static DischargeCommittee discharge(PartyId actor, @Nullable ResolutionId resolution) {
        return new DischargeCommittee(COMMITTEE, resolution, actor, day(DAY));
    }

    private static AppointToOffice chair(@Nullable ResolutionId resolution) {
        return new AppointToOffice(
                new OfficeId(id(7)),
                Role.COMMITTEE_CHAIR,
                Scope.committee(COMMITTEE),
                BO,
                day("2026-01-01"),
                resolution,
                ANN,
                day(DAY));
    }
}
