package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.day;

import org.guildbook.events.MembershipEvent.InterviewerRecused;
import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.events.MembershipEvent.RecusalReason;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class RecuseInterviewerTest {

    private final Decisions guild = given(Candidacy.applied()).and(Candidacy.screened(), Candidacy.assigned(CHEN, 1));

    @Test
    void an_assigned_interviewer_gives_the_interview_back() {
        guild.when(recuse(CHEN)).facts(recused());
    }

    @Test
    void nobody_else_does() {
        guild.when(recuse(DAN)).refused("not-assigned");
    }

    @Test
    void it_is_given_back_once_and_not_held_after_that() {
        Decisions recused = guild.and(recused());
        recused.when(recuse(CHEN)).refused("not-assigned");
        recused.when(new RecordInterview(Candidacy.APPLICATION, CHEN, Recommendation.ADMIT, day("2026-01-20")))
                .refused("not-assigned");
    }

    @Test
    void an_interview_that_was_held_is_not_given_back() {
        guild.and(Candidacy.interviewed(CHEN)).when(recuse(CHEN)).refused("interview-already-recorded");
    }

    @Test
    void the_application_exists() {
        given().when(recuse(CHEN)).refused("unknown-reference");
    }

    private static RecuseInterviewer recuse(PartyId interviewer) {
        return new RecuseInterviewer(Candidacy.APPLICATION, interviewer, RecusalReason.RELATED, day("2026-01-13"));
    }

    private static InterviewerRecused recused() {
        return new InterviewerRecused(Candidacy.APPLICATION, CHEN, RecusalReason.RELATED, day("2026-01-13"));
    }
}
