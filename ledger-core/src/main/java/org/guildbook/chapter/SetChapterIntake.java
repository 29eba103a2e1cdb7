package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.ChapterIntakeSet;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.Offices;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/**
 * The lead of a chapter, or the owner, says how many new members it takes in from now on; without this there is no limit.
 *
 * @param places 0 to 1,000,000; whoever leaves frees none
 */
public record SetChapterIntake(ChapterId chapter, int places, PartyId actor, LocalDate effectiveOn) implements Command {

    static final int PLACES_MAX = 1_000_000;

    static List<LedgerEvent> decide(SetChapterIntake command, Chapter chapter, Offices actor, Today today) {
        chapter.requireOpen(command.effectiveOn);
        actor.require(
                Set.of(Role.CHAPTER_LEAD, Role.OWNER), Scope.chapter(command.chapter), command.effectiveOn, today);
        Refused.when(command.places < 0 || command.places > PLACES_MAX, "limit-exceeded");
        return List.of(new ChapterIntakeSet(command.chapter, command.places, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                SetChapterIntake command,
                @InjectEntity(idProperty = "chapter") Chapter chapter,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, chapter, actor, today));
        }
    }
}
