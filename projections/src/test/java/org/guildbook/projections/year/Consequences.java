package org.guildbook.projections.year;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.StandingEvent.AdmissionExpired;
import org.guildbook.events.StandingEvent.GraceStarted;
import org.guildbook.events.StandingEvent.MembershipClosed;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.events.StandingEvent.RenewalWindowOpened;
import org.guildbook.projections.admissions.AdmissionStage;
import org.guildbook.projections.referrals.ReferralProgress;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Role;
import org.guildbook.values.TermId;

/** What follows by itself from what members do and from the days that pass, as the rules of the community say it. */
final class Consequences {

    static final LocalDate DEARER_FROM = LocalDate.of(2026, 7, 1);

    private static final Set<Role> OF_MEMBERS =
            EnumSet.of(Role.CHAPTER_LEAD, Role.BOARD_MEMBER, Role.SUPERVISOR, Role.GROUP_LEADER, Role.COMMITTEE_CHAIR);

    private final NaiveGuild guild;
    private final Set<String> announced = new HashSet<>();

    Consequences(NaiveGuild guild) {
        this.guild = guild;
    }

    static long yearly(LocalDate from) {
        return from.isBefore(DEARER_FROM) ? 100_000 : 120_000;
    }

    /** Every admission is asked to pay within 30 days. */
    void admitted(NaiveMember member, LocalDate day) {
        invoice("invoice/" + member.membership, member, day, day.plusDays(30), day);
    }

    private void invoice(String name, NaiveMember member, LocalDate from, LocalDate dueOn, LocalDate day) {
        guild.invoices.add(new NaiveGuild.Invoice(
                new InvoiceId(named(name)), member, member.chapterOn(day), yearly(from), from, dueOn));
        guild.diary.note(DuesInvoiced.class, day, member.party);
    }

    /** Whoever lapsed and asks to come back is asked to pay, unless something is still to be paid. */
    void asksBack(NaiveMember member, LocalDate day) {
        NaiveMember.Term last = member.termOn(day);
        Days cycle = new Days(day, day.plusYears(1));
        boolean asked = guild.invoices.stream()
                .filter(invoice -> invoice.member.equals(member) && !invoice.voided)
                .anyMatch(invoice ->
                        invoice.from.isBefore(cycle.to()) && cycle.from().isBefore(invoice.from.plusYears(1)));
        guild.diary.note(ReinstatementRequested.class, day, member.party);
        if (last != null && !asked) {
            invoice("invoice/reinstatement/" + last.id(), member, day, day, day);
        }
    }

    /** A payment begins a term as soon as it settles the dues. */
    void paid(NaiveGuild.Invoice invoice, PaymentId payment, PartyId recorder, long amount, LocalDate day) {
        NaiveMember member = invoice.member;
        invoice.paid += amount;
        invoice.receipts++;
        guild.diary.note(DuesPaymentRecorded.class, day, member.party, recorder);
        guild.books("assets:bank:main", "liabilities:deferred-dues", amount);
        if (invoice.open()) {
            return;
        }
        NaiveMember.Term last = member.termOn(LocalDate.MAX);
        MembershipStatus status = member.on(day);
        TermId id = new TermId(named("term/" + payment));
        if (last == null) {
            if (day.isBefore(member.admittedOn.plusDays(30))) {
                begins(member, id, day, day, TermBasis.JOIN);
            }
        } else if (NaiveMember.BELONGS.contains(status)) {
            begins(member, id, member.end(last), day, TermBasis.RENEWAL);
        } else if (status == MembershipStatus.LAPSED) {
            begins(member, id, day, day, TermBasis.REINSTATEMENT);
        }
    }

    private void begins(NaiveMember member, TermId id, LocalDate from, LocalDate day, TermBasis basis) {
        member.starts(new NaiveMember.Term(id, from, from.plusYears(1), day, basis));
        guild.diary.note(TermStarted.class, day, member.party);
        if (basis == TermBasis.RENEWAL) {
            credited(member)
                    .filter(referral -> referral.steps.containsKey(ReferralProgress.SETTLED)
                            && !referral.steps.containsKey(ReferralProgress.RENEWED))
                    .ifPresent(referral -> reaches(referral, ReferralProgress.RENEWED, day));
        }
    }

    private Optional<NaiveGuild.Referral> credited(NaiveMember member) {
        return guild.referrals.stream()
                .filter(referral -> referral.candidate.equals(member.party)
                        && referral.steps.containsKey(ReferralProgress.ADMITTED))
                .findFirst();
    }

    void reaches(NaiveGuild.Referral referral, ReferralProgress stage, LocalDate day) {
        referral.steps.put(stage, day);
        guild.diary.note(ReferralStageReached.class, day, referral.referrer, referral.candidate);
    }

    /** Nobody waits for dues of somebody who is no member any more, unless a part of them was paid. */
    private void voids(NaiveMember member, LocalDate day) {
        for (NaiveGuild.Invoice invoice : guild.invoices) {
            if (invoice.member.equals(member) && invoice.open() && invoice.paid == 0) {
                invoice.voided = true;
                guild.diary.note(InvoiceVoided.class, day, member.party);
            }
        }
    }

    /** Whoever is no member any more owes nothing, and has no office of members and no seat. */
    void left(NaiveMember member, LocalDate day) {
        voids(member, day);
        boolean dead = member.on(day) == MembershipStatus.DECEASED;
        for (NaiveGuild.Office office : guild.offices) {
            if (office.holder.equals(member.party)
                    && (dead || OF_MEMBERS.contains(office.role))
                    && day.isBefore(office.until())) {
                office.vacatedOn = day;
                guild.diary.note(OfficeVacated.class, day, member.party);
            }
        }
        if (member.groupOn(day) != null) {
            member.groups.put(day, Optional.empty());
            guild.diary.note(SmallGroupLeft.class, day, member.party);
        }
    }

    /** What a run on the day finds to announce; a second one on the same day finds nothing. */
    void daily(LocalDate today) {
        List.copyOf(guild.members.values()).forEach(member -> standing(member, today));
        for (NaiveGuild.Referral referral : guild.referrals) {
            if (referral.steps.containsKey(ReferralProgress.ADMITTED)
                    && !referral.steps.containsKey(ReferralProgress.SETTLED)) {
                settled(referral, guild.member(referral.candidate), today);
            }
        }
        for (NaiveGuild.Application application : guild.applications) {
            LocalDate expiresOn = application.submittedOn.plusDays(180);
            if (application.ended == null && !today.isBefore(expiresOn)) {
                application.ends(AdmissionStage.EXPIRED, expiresOn);
                guild.diary.note(ApplicationExpired.class, expiresOn, application.candidate);
            }
        }
    }

    private void settled(NaiveGuild.Referral referral, NaiveMember candidate, LocalDate today) {
        if (candidate.terms.isEmpty()) {
            return;
        }
        LocalDate settledOn = candidate.terms.getFirst().from().plusDays(90);
        if (!today.isBefore(settledOn) && candidate.belongs(settledOn.minusDays(1))) {
            reaches(referral, ReferralProgress.SETTLED, settledOn);
        }
    }

    private void standing(NaiveMember member, LocalDate today) {
        NaiveMember.Term term = member.termOn(today);
        if (term == null) {
            LocalDate expired = member.admittedOn.plusDays(30);
            if (!member.opening
                    && !today.isBefore(expired)
                    && member.on(expired) == MembershipStatus.NOT_A_MEMBER
                    && announced.add("expired/" + member.membership)) {
                guild.diary.note(AdmissionExpired.class, today, member.party);
                voids(member, today);
            }
            return;
        }
        LocalDate end = member.end(term);
        Days window = new Days(end.minusDays(60), end);
        if (seen(member, term, window, MembershipStatus.RENEWAL_DUE, today) && announced.add("window/" + term.id())) {
            guild.diary.note(RenewalWindowOpened.class, today, member.party);
            if (member.belongs(today)) {
                invoice("invoice/renewal/" + term.id(), member, end, end, today);
            }
        }
        Days grace = new Days(end, end.plusDays(30));
        if (seen(member, term, grace, MembershipStatus.GRACE, today) && announced.add("grace/" + term.id())) {
            guild.diary.note(GraceStarted.class, today, member.party);
        }
        Days first = new Days(grace.to(), grace.to().plusDays(1));
        if (seen(member, term, first, MembershipStatus.LAPSED, today) && announced.add("lapsed/" + term.id())) {
            guild.diary.note(MembershipLapsed.class, today, member.party);
            left(member, today);
        }
        LocalDate closing = end.plusMonths(24);
        Days closed = new Days(closing, closing.plusDays(1));
        if (seen(member, term, closed, MembershipStatus.CLOSED, today) && announced.add("closed/" + term.id())) {
            guild.diary.note(MembershipClosed.class, today, member.party);
        }
    }

    private static boolean seen(
            NaiveMember member, NaiveMember.Term term, Days days, MembershipStatus status, LocalDate today) {
        return days.each()
                .filter(day -> !day.isAfter(today))
                .anyMatch(day -> member.on(day) == status && term.equals(member.termOn(day)));
    }

    static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
