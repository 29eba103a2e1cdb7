package org.guildbook.membership;

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
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/**
 * In the founding phase an owner and staff take over a member the community already has, with the running term.
 *
 * @param from first day of the term; may lie before the founding
 * @param evidence hash of the record it was taken over from
 * @param owner who confirms
 * @param staff who prepared it; another person
 */
public record AdmitFoundingMember(
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
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return owner;
    }

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
        chapter.requireOpen(command.effectiveOn);
        owner.require(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
        Refused.when(command.owner.equals(command.staff), "second-person-missing");
        staff.require(Set.of(Role.STAFF), Scope.chapter(command.chapter), command.effectiveOn, today);
        Refused.when(command.evidence == null, "evidence-missing");
        Refused.unless(command.from.isBefore(command.toExclusive), "term-empty");
        Refused.when(admission.exists(), "id-already-used");
        Refused.when(member.statusOn(command.effectiveOn).belongs(), "already-a-member");
        Refused.when(member.history().overlapsTerm(command.from, command.toExclusive), "term-overlaps");
        return List.of(
                new MemberAdmitted(
                        null,
                        command.membership,
                        command.member,
                        command.member,
                        command.membershipType,
                        command.chapter,
                        List.of(command.owner, command.staff),
                        Basis.OPENING,
                        command.evidence,
                        command.effectiveOn),
                new TermStarted(
                        command.membership,
                        command.term,
                        command.member,
                        command.from,
                        command.toExclusive,
                        command.from,
                        TermBasis.OPENING,
                        null,
                        null,
                        null,
                        command.effectiveOn));
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
