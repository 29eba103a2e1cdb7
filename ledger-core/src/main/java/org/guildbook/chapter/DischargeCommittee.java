package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Committee;
import org.guildbook.rules.Founding;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A committee has done its work; the board thanks it, and its offices end.
 *
 * @param resolution of the board about its structure; needed once the founding phase is over
 */
public record DischargeCommittee(
        CommitteeId committee, @Nullable ResolutionId resolution, PartyId actor, LocalDate effectiveOn)
        implements Command {

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    /** The offices that end with the committee. */
    public OfficeSeats.Of seats() {
        return new OfficeSeats.Of(Set.of(Role.COMMITTEE_CHAIR, Role.SECRETARY), Set.of(Scope.committee(committee)));
    }

    static List<LedgerEvent> decide(
            DischargeCommittee command,
            Committee committee,
            OfficeSeats seats,
            Resolved resolved,
            Founding founding,
            Offices actor,
            Today today) {
        LocalDate day = command.effectiveOn;
        ChapterId chapter = committee.requireActive();
        Scope scope = Scope.chapter(chapter);
        actor.require(Set.of(Role.CHAPTER_LEAD), scope, day, today);
        resolved.require(!founding.openOn(today.date()), Resolved.BOARD, Subject.STRUCTURE, scope, day);
        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new CommitteeDischarged(command.committee, chapter, command.resolution, day));
        facts.addAll(seats.vacatedFrom(day));
        return List.copyOf(facts);
    }

    static final class Handler {

        @CommandHandler
        void handle(
                DischargeCommittee command,
                @InjectEntity(idProperty = "committee") Committee committee,
                @InjectEntity(idProperty = "seats") OfficeSeats seats,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, committee, seats, resolved, founding, actor, today));
        }
    }
}
