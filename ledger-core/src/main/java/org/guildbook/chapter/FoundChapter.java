package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Tags;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.Offices;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;

/** A city gets its own chapter, under a code of its own. */
public record FoundChapter(ChapterId chapter, String code, String city, PartyId actor, LocalDate effectiveOn)
        implements Command {

    static final int CODE_LENGTH_MAX = 16;
    static final int CITY_LENGTH_MAX = 100;

    private boolean codeFits() {
        return !code.isBlank() && code.length() <= CODE_LENGTH_MAX;
    }

    static List<LedgerEvent> decide(FoundChapter command, State state, Chapter chapter, Offices actor, Today today) {
        actor.require(Set.of(Role.OWNER, Role.STAFF), Scope.COMMUNITY, command.effectiveOn, today);
        Refused.unless(command.codeFits(), "limit-exceeded");
        Refused.when(command.city.isBlank() || command.city.length() > CITY_LENGTH_MAX, "limit-exceeded");
        Refused.when(chapter.founded(), "id-already-used");
        Refused.when(state.codeTaken, "chapter-code-taken");
        return List.of(new ChapterFounded(command.chapter, command.code, command.city, command.effectiveOn));
    }

    @EventSourcedEntity
    record State(FoundChapter command, boolean codeTaken) {

        @EntityCreator
        State(@InjectEntityId FoundChapter command) {
            this(command, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(FoundChapter command) {
            // A code beyond its limits is no tag; the decision refuses it.
            Tag tag = command.codeFits() ? Tags.chapterCode(command.code) : Tag.of("chapter", command.chapter);
            return Boundary.facts(tag, ChapterFounded.class);
        }

        @EventSourcingHandler
        State on(ChapterFounded founded) {
            return new State(command, true);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                FoundChapter command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "chapter") Chapter chapter,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, chapter, actor, today));
        }
    }
}
