package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.InterviewerRecused;
import org.guildbook.events.MembershipEvent.RecusalReason;
import org.guildbook.rules.Application;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;

/** An assigned interviewer gives an interview back before holding it; the next draw has the next number. */
public record RecuseInterviewer(
        ApplicationId application, PartyId interviewer, RecusalReason reason, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return interviewer;
    }

    static List<LedgerEvent> decide(RecuseInterviewer command, Application application) {
        if (application.submitted() == null) {
            throw new Refused("unknown-reference").with("application", command.application);
        }
        Refused.unless(application.assigned().contains(command.interviewer), "not-assigned");
        Refused.when(application.interviewedBy().contains(command.interviewer), "interview-already-recorded");
        return List.of(
                new InterviewerRecused(command.application, command.interviewer, command.reason, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RecuseInterviewer command,
                @InjectEntity(idProperty = "application") Application application,
                EventAppender ledger) {
            ledger.append(decide(command, application));
        }
    }
}
