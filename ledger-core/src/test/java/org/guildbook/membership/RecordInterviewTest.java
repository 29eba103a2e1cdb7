package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.day;

import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class RecordInterviewTest {

    private final Decisions guild = given(Candidacy.applied()).and(Candidacy.screened(), Candidacy.assigned(CHEN, 1));

    @Test
    void an_assigned_interviewer_records_it() {
        guild.when(record(CHEN)).facts(Candidacy.interviewed(CHEN));
    }

    @Test
    void nobody_else_does() {
        guild.when(record(DAN)).refused("not-assigned");
    }

    @Test
    void it_is_recorded_once() {
        guild.and(Candidacy.interviewed(CHEN)).when(record(CHEN)).refused("interview-already-recorded");
    }

    @Test
    void the_application_exists() {
        given().when(record(CHEN)).refused("unknown-reference");
    }

    private static RecordInterview record(PartyId interviewer) {
        return new RecordInterview(Candidacy.APPLICATION, interviewer, Recommendation.ADMIT, day("2026-01-20"));
    }
}
