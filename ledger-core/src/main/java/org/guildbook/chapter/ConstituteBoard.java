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
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Boards;
import org.guildbook.rules.NamedChapter;
import org.guildbook.rules.Offices;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.jspecify.annotations.Nullable;

/**
 * A chapter gets its board, or the community does.
 *
 * @param chapter absent for the board of the community
 */
public record ConstituteBoard(BoardId board, @Nullable ChapterId chapter, PartyId actor, LocalDate effectiveOn)
        implements Command {

    public NamedChapter.By named() {
        return new NamedChapter.By(chapter);
    }

    static List<LedgerEvent> decide(
            ConstituteBoard command, NamedChapter chapter, Boards boards, Offices actor, Today today) {
        BoardConstituted constituted =
                new BoardConstituted(boards.community(), command.board, command.chapter, command.effectiveOn);
        chapter.requireOpen(command.effectiveOn);
        actor.require(Set.of(Role.OWNER, Role.STAFF), constituted.scope(), command.effectiveOn, today);
        Refused.when(boards.byId().containsKey(command.board), "id-already-used");
        Refused.when(boards.existsIn(constituted.scope()), "board-already-constituted");
        return List.of(constituted);
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ConstituteBoard command,
                @InjectEntity(idProperty = "named") NamedChapter chapter,
                @InjectEntity(idResolver = ThisCommunity.class) Boards boards,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, chapter, boards, actor, today));
        }
    }
}
