package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.Committee;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.values.ActivityId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A chapter sets up a committee, by a resolution of its board.
 *
 * @param activity what it is to prepare, if that is one activity
 * @param resolution of the board about its structure; needed once the founding phase is over
 */
public record FormCommittee(
        CommitteeId committee,
        ChapterId chapter,
        @Nullable ActivityId activity,
        @Nullable ResolutionId resolution,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    static List<LedgerEvent> decide(
            FormCommittee command,
            Committee committee,
            Chapter chapter,
            Resolved resolved,
            Founding founding,
            Offices actor,
            Today today) {
        LocalDate day = command.effectiveOn;
        Scope scope = Scope.chapter(command.chapter);
        chapter.requireOpen(day);
        actor.require(Set.of(Role.CHAPTER_LEAD), scope, day, today);
        resolved.require(!founding.openOn(today.date()), Resolved.BOARD, Subject.STRUCTURE, scope, day);
        Refused.when(committee.exists(), "id-already-used");
        return List.of(
                new CommitteeFormed(command.committee, command.chapter, command.activity, command.resolution, day));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                FormCommittee command,
                @InjectEntity(idProperty = "committee") Committee committee,
                @InjectEntity(idProperty = "chapter") Chapter chapter,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, committee, chapter, resolved, founding, actor, today));
        }
    }
}
