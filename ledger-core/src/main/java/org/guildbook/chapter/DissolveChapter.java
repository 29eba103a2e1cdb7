package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Voucher;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.Founding;
import org.guildbook.rules.NamedChapter;
import org.guildbook.rules.OfficeRules;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.rules.Standings;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A chapter that nobody belongs to any more closes for good, by a resolution of a board; its offices end.
 *
 * @param successor the chapter that its matters go to, if any
 * @param resolution about the structure; needed once the founding phase is over
 */
public record DissolveChapter(
        ChapterId chapter,
        @Nullable ChapterId successor,
        @Nullable ResolutionId resolution,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    public NamedChapter.By named() {
        return new NamedChapter.By(successor);
    }

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    public Standings.Parties parties() {
        return Standings.Parties.EVERYBODY;
    }

    /** The offices that end with the chapter. */
    public OfficeSeats.Of seats() {
        return new OfficeSeats.Of(
                Stream.of(Role.values())
                        .filter(role -> OfficeRules.scopesOf(role).contains(Scope.Kind.CHAPTER))
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of(Scope.chapter(chapter)));
    }

    /** What stands in the way, or ends with it. */
    record Rest(Standings standings, State money, OfficeSeats seats) {

        boolean hasMembers(ChapterId chapter, LocalDate day) {
            return standings.known().stream()
                    .anyMatch(standing -> chapter.equals(standing.chapter())
                            && standing.statusOn(day).belongs());
        }
    }

    static List<LedgerEvent> decide(
            DissolveChapter command,
            Chapter chapter,
            NamedChapter successor,
            Rest rest,
            Resolved resolved,
            Founding founding,
            Offices actor,
            Today today) {
        LocalDate day = command.effectiveOn;
        chapter.requireOpen(day);
        actor.require(Set.of(Role.OWNER), Scope.COMMUNITY, day, today);
        resolved.require(
                !founding.openOn(today.date()), Resolved.BOARD, Subject.STRUCTURE, Scope.chapter(command.chapter), day);
        Refused.when(command.chapter.equals(command.successor), "chapter-succeeds-itself");
        successor.requireOpen(day);
        Refused.when(
                rest.hasMembers(command.chapter, day) || rest.hasMembers(command.chapter, today.date()),
                "chapter-has-members");
        Refused.unless(rest.money.isEmpty(), "chapter-fund-not-empty");
        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new ChapterDissolved(command.chapter, command.successor, command.resolution, day));
        facts.addAll(rest.seats.vacatedFrom(day));
        return List.copyOf(facts);
    }

    /**
     * The money booked under the chapter.
     *
     * @param ownMinor in banks and channels, in funds other than the dues, which are the community's; in minor units
     * @param payablesMinor approved under the chapter and not yet paid, in minor units
     */
    @EventSourcedEntity
    record State(ChapterId chapter, long ownMinor, long payablesMinor) {

        @EntityCreator
        State(@InjectEntityId ChapterId chapter) {
            this(chapter, 0, 0);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(ChapterId chapter) {
            return Boundary.facts(
                    Tag.of("chapter", chapter), DuesPaymentRecorded.class, ExpenseApproved.class, ExpensePaid.class);
        }

        @EventSourcingHandler
        State on(DuesPaymentRecorded fact) {
            return after(fact);
        }

        @EventSourcingHandler
        State on(ExpenseApproved fact) {
            return after(fact);
        }

        @EventSourcingHandler
        State on(ExpensePaid fact) {
            return after(fact);
        }

        private State after(Voucher voucher) {
            long own = ownMinor;
            long payables = payablesMinor;
            for (Posting posting : voucher.postings()) {
                if (chapter.equals(posting.chapter())) {
                    own += posting.isCash() && !posting.fund().equals(Vouchers.DUES) ? posting.signed() : 0;
                    payables -= posting.account().equals(Vouchers.PAYABLES) ? posting.signed() : 0;
                }
            }
            return new State(chapter, own, payables);
        }

        boolean isEmpty() {
            return ownMinor == 0 && payablesMinor == 0;
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                DissolveChapter command,
                @InjectEntity(idProperty = "chapter") Chapter chapter,
                @InjectEntity(idProperty = "named") NamedChapter successor,
                @InjectEntity(idProperty = "parties") Standings standings,
                @InjectEntity(idProperty = "chapter") State money,
                @InjectEntity(idProperty = "seats") OfficeSeats seats,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            Rest rest = new Rest(standings, money, seats);
            ledger.append(decide(command, chapter, successor, rest, resolved, founding, actor, today));
        }
    }
}
