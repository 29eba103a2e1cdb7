package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.rules.Application;
import org.guildbook.rules.GroupSeat;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.OpenCases;
import org.guildbook.rules.Referrals;
import org.guildbook.rules.Standing;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A member is drawn to interview a candidate, reproducibly.
 *
 * @param referrer whose referral counts; absent where none does
 * @param interviewer who was drawn; drawn again here
 * @param pool everybody eligible for this draw, in any order
 */
public record AssignInterviewer(
        ApplicationId application,
        PartyId candidate,
        @Nullable PartyId referrer,
        PartyId interviewer,
        List<PartyId> pool,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    /** Parties one draw may choose from. */
    static final int POOL_MAX = 1_000;

    /** Whose ties exclude an interviewer: the referrer's; a candidate without one stands in, who has none. */
    public PartyId vouching() {
        return referrer == null ? candidate : referrer;
    }

    static List<LedgerEvent> decide(
            AssignInterviewer command, Application application, Offices actor, Relations relations, Today today) {
        ApplicationSubmitted asked = application.requireOpen(command.candidate, command.effectiveOn);
        actor.require(Set.of(Role.ADMISSION_SECRETARY), Scope.chapter(asked.chapter()), command.effectiveOn, today);
        Sha256 screening = application.screening();
        if (screening == null) {
            throw new Refused("application-not-screened");
        }
        Referrals.Accepted credited = relations.candidate.credited();
        if (!Objects.equals(credited == null ? null : credited.referrer(), command.referrer)) {
            throw new Refused("unknown-reference").with("referrer", String.valueOf(command.referrer));
        }
        requireEligible(command, relations);
        Refused.when(application.drawn().contains(command.interviewer), "interviewer-already-assigned");
        Refused.when(command.pool.size() > POOL_MAX, "limit-exceeded");
        InterviewerDraw draw = InterviewerDraw.among(command.pool);
        int drawNo = application.drawn().size() + 1;
        Refused.when(
                draw.pool().isEmpty()
                        || !draw.drawn(screening, command.application, drawNo).equals(command.interviewer),
                "draw-not-reproducible");
        return List.of(new InterviewerAssigned(
                command.application,
                command.interviewer,
                drawNo,
                draw.pool().size(),
                draw.poolSha256(),
                command.effectiveOn));
    }

    private static void requireEligible(AssignInterviewer command, Relations relations) {
        LocalDate day = command.effectiveOn;
        Refused.when(command.interviewer.equals(command.referrer), "interviewer-is-referrer");
        Refused.unless(relations.standing.inGoodStanding(day), "interviewer-not-in-good-standing");
        Refused.unless(
                relations
                        .standing
                        .history()
                        .inGoodStandingThroughout(day.minusMonths(MembershipPolicy.INTERVIEWER_MIN_MONTHS), day),
                "interviewer-too-new");
        Refused.when(
                relations.referrer.creditedTo(command.interviewer)
                        || relations.interviewer.creditedTo(command.vouching())
                        || relations.referrerSeat.sharedWith(relations.interviewerSeat),
                "interviewer-related");
        Refused.when(relations.cases.any(), "case-open");
    }

    /** Who referred whom, who sits with whom, and where the interviewer stands, also in cases. */
    record Relations(
            Referrals candidate,
            Referrals referrer,
            Referrals interviewer,
            GroupSeat referrerSeat,
            GroupSeat interviewerSeat,
            Standing standing,
            OpenCases cases) {}

    static final class Handler {

        @CommandHandler
        void handle(
                AssignInterviewer command,
                @InjectEntity(idProperty = "application") Application application,
                @InjectEntity(idProperty = "actor") Offices actor,
                @InjectEntity(idProperty = "candidate") Referrals candidate,
                @InjectEntity(idProperty = "vouching") Referrals referrer,
                @InjectEntity(idProperty = "interviewer") Referrals interviewer,
                @InjectEntity(idProperty = "vouching") GroupSeat referrerSeat,
                @InjectEntity(idProperty = "interviewer") GroupSeat interviewerSeat,
                @InjectEntity(idProperty = "interviewer") Standing standing,
                @InjectEntity(idProperty = "interviewer") OpenCases cases,
                Today today,
                EventAppender ledger) {
            Relations relations =
                    new Relations(candidate, referrer, interviewer, referrerSeat, interviewerSeat, standing, cases);
            ledger.append(decide(command, application, actor, relations, today));
        }
    }
}
