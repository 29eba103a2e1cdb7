package org.guildbook.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.DuesEvent.DuesTakenOver;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.Founding;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/**
 * In the founding phase an owner and staff take over somebody who is or was a member, with all terms and what was paid for
 * them.
 *
 * @param terms at least one, at most 60; they may lie before the founding, and may all be over
 * @param evidence hash of the record it was taken over from
 * @param owner who confirms
 * @param staff who prepared it; another person
 */
public record AdmitFoundingMember(
        MembershipId membership,
        PartyId member,
        MembershipType membershipType,
        ChapterId chapter,
        List<OpeningTerm> terms,
        @Nullable Sha256 evidence,
        PartyId owner,
        PartyId staff,
        LocalDate effectiveOn)
        implements Command {

    /** Most terms one member brings along. */
    public static final int TERMS_MAX = 60;

    /**
     * A term {@code [from, toExclusive)} that the community knows of.
     *
     * @param paid absent where nothing is known of the payment but its day
     */
    public record OpeningTerm(
            TermId term,
            LocalDate from,
            LocalDate toExclusive,
            LocalDate settledOn,
            @Nullable OpeningPayment paid) {}

    /**
     * What was paid for a term.
     *
     * @param externalRef hash of the reference the bank or channel gave, never the reference itself
     */
    public record OpeningPayment(
            PaymentId payment, Money amount, @Nullable Sha256 externalRef) {}

    public AdmitFoundingMember {
        terms = List.copyOf(terms);
    }

    /** Takes over a member with nothing but one term, settled on its first day. */
    public AdmitFoundingMember(
            MembershipId membership,
            TermId term,
            PartyId member,
            MembershipType membershipType,
            ChapterId chapter,
            LocalDate from,
            LocalDate toExclusive,
            @Nullable Sha256 evidence,
            PartyId owner,
            PartyId staff,
            LocalDate effectiveOn) {
        this(
                membership,
                member,
                membershipType,
                chapter,
                List.of(new OpeningTerm(term, from, toExclusive, from, null)),
                evidence,
                owner,
                staff,
                effectiveOn);
    }

    @Override
    public PartyId actor() {
        return owner;
    }

    /** The chapter is asked for last: a refusal for want of it says that everything else is in order. */
    static List<LedgerEvent> decide(
            AdmitFoundingMember command,
            Founding founding,
            Admission admission,
            Chapter chapter,
            Standing member,
            Offices owner,
            Offices staff,
            Today today) {
        Refused.unless(founding.openOn(today.date()), "founding-phase-over");
        owner.require(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
        Refused.when(command.owner.equals(command.staff), "second-person-missing");
        staff.require(Set.of(Role.STAFF), Scope.chapter(command.chapter), command.effectiveOn, today);
        if (command.evidence == null) {
            throw new Refused("evidence-missing");
        }
        Refused.when(command.terms.isEmpty(), "term-missing");
        if (command.terms.size() > TERMS_MAX) {
            throw new Refused("limit-exceeded")
                    .with("limit", command.terms.size())
                    .with("most", TERMS_MAX);
        }
        Refused.when(admission.exists(), "id-already-used");
        Refused.when(member.statusOn(command.effectiveOn).belongs(), "already-a-member");
        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new MemberAdmitted(
                null,
                command.membership,
                command.member,
                command.member,
                command.membershipType,
                command.chapter,
                List.of(command.owner, command.staff),
                Basis.OPENING,
                command.evidence,
                command.effectiveOn));
        MembershipHistory history = member.history();
        for (OpeningTerm term : command.terms) {
            try {
                TermStarted started = command.started(term, history, today);
                history = history.after(started);
                facts.add(started);
                if (term.paid != null) {
                    facts.add(command.taken(term, term.paid, command.evidence, founding.currency()));
                }
            } catch (Refused refused) {
                throw refused.with("term", term.term);
            }
        }
        chapter.requireOpen(command.effectiveOn);
        return List.copyOf(facts);
    }

    private TermStarted started(OpeningTerm term, MembershipHistory before, Today today) {
        Refused.unless(term.from.isBefore(term.toExclusive), "term-empty");
        Refused.when(before.overlapsTerm(term.from, term.toExclusive), "term-overlaps");
        Refused.when(term.settledOn.isAfter(today.date()), "settled-in-future");
        return new TermStarted(
                membership,
                term.term,
                member,
                term.from,
                term.toExclusive,
                term.settledOn,
                TermBasis.OPENING,
                null,
                null,
                null,
                effectiveOn);
    }

    private DuesTakenOver taken(OpeningTerm term, OpeningPayment paid, Sha256 record, String currency) {
        Refused.unless(paid.amount.amountMinor() > 0, "amount-not-positive");
        Refused.unless(paid.amount.unit().equals(currency), "currency-mismatch");
        return new DuesTakenOver(
                paid.payment,
                membership,
                term.term,
                member,
                paid.amount,
                term.settledOn,
                paid.externalRef,
                record,
                effectiveOn);
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AdmitFoundingMember command,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "chapter") Chapter chapter,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "owner") Offices owner,
                @InjectEntity(idProperty = "staff") Offices staff,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, founding, admission, chapter, member, owner, staff, today));
        }
    }
}
