package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.PrivacyEvent.PartyKind;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.projections.admissions.AdmissionStage;
import org.guildbook.projections.bodies.Boards;
import org.guildbook.projections.cases.Cases;
import org.guildbook.projections.policies.Policies;
import org.guildbook.projections.referrals.ReferralProgress;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.BoardId;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.GroupId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.TeamId;
import org.jspecify.annotations.Nullable;

/** What somebody with a notebook would know of the community: a list of everything there is. */
final class NaiveGuild {

    final Diary diary = new Diary();

    final Map<PartyId, NaiveMember> members = new LinkedHashMap<>();
    final Map<ChapterId, Chapter> chapters = new LinkedHashMap<>();
    final Map<GroupId, Group> groups = new LinkedHashMap<>();
    final Map<BoardId, Board> boards = new LinkedHashMap<>();
    final List<Office> offices = new ArrayList<>();
    final List<Referral> referrals = new ArrayList<>();
    final List<Application> applications = new ArrayList<>();
    final List<Invoice> invoices = new ArrayList<>();
    final Map<PartyId, Integer> takenOver = new HashMap<>();
    final Map<CaseId, Case> cases = new LinkedHashMap<>();
    final Map<ContributionId, Deed> deeds = new LinkedHashMap<>();
    final List<Tip> tips = new ArrayList<>();
    final List<Grant> grants = new ArrayList<>();
    final List<Sanction> sanctions = new ArrayList<>();
    final List<Policies.Policy> policies = new ArrayList<>();
    final Map<String, PrivacyMode> preferences = new TreeMap<>();
    final Map<PartyId, PartyKind> parties = new HashMap<>();
    final Set<String> consents = new HashSet<>();
    final Set<PartyId> confidential = new HashSet<>();
    final Map<String, Long> accounts = new TreeMap<>();
    boolean founding = true;

    record Chapter(ChapterId id, String code, String city) {}

    record Group(GroupId id, ChapterId chapter, int capacity, LocalDate formedOn, List<LocalDate> meetings) {}

    record Board(
            BoardId id, @Nullable ChapterId chapter, Map<TeamId, Boards.Team> teams, List<Boards.Meeting> meetings) {

        int lastResolution() {
            return meetings.stream()
                    .mapToInt(meeting -> meeting.resolutions().size())
                    .sum();
        }
    }

    record Tip(PartyId giver, PartyId receiver, long amount, Quarter quarter) {}

    record Grant(PartyId receiver, long amount) {}

    record Sanction(PartyId member, SanctionKind how, Quarter quarter) {}

    static final class Office {

        final OfficeId id;
        final Role role;
        final Scope scope;
        final PartyId holder;
        final Days term;

        @Nullable
        LocalDate vacatedOn;

        Office(OfficeId id, Role role, Scope scope, PartyId holder, Days term) {
            this.id = id;
            this.role = role;
            this.scope = scope;
            this.holder = holder;
            this.term = term;
        }

        LocalDate until() {
            return vacatedOn == null || vacatedOn.isAfter(term.to()) ? term.to() : vacatedOn;
        }

        boolean heldOn(LocalDate day) {
            return new Days(term.from(), until()).has(day);
        }
    }

    static final class Referral {

        final ReferralId id;
        final PartyId referrer;
        final PartyId candidate;
        final RelationKind relation;
        final LocalDate madeOn;
        /** Each step with its day, in order; a referral that is credited goes through stages. */
        final Map<ReferralProgress, LocalDate> steps = new LinkedHashMap<>();

        Referral(ReferralId id, PartyId referrer, PartyId candidate, RelationKind relation, LocalDate madeOn) {
            this.id = id;
            this.referrer = referrer;
            this.candidate = candidate;
            this.relation = relation;
            this.madeOn = madeOn;
        }

        boolean open() {
            return steps.keySet().stream().allMatch(step -> step == ReferralProgress.ACCEPTED);
        }
    }

    static final class Application {

        final ApplicationId id;
        final PartyId candidate;
        final ChapterId chapter;
        final LocalDate submittedOn;
        final List<PartyId> drawn = new ArrayList<>();
        final Set<PartyId> interviewedBy = new HashSet<>();

        @Nullable
        LocalDate screenedOn;

        @Nullable
        LocalDate interviewingOn;

        @Nullable
        LocalDate deferredOn;

        boolean drawnAfterDeferral;

        @Nullable
        AdmissionStage ended;

        @Nullable
        LocalDate endedOn;

        Application(ApplicationId id, PartyId candidate, ChapterId chapter, LocalDate submittedOn) {
            this.id = id;
            this.candidate = candidate;
            this.chapter = chapter;
            this.submittedOn = submittedOn;
        }

        AdmissionStage stageOn(LocalDate day) {
            if (ended != null) {
                return ended;
            }
            if (!day.isBefore(submittedOn.plusDays(180))) {
                return AdmissionStage.EXPIRED;
            }
            if (deferredOn != null && !drawnAfterDeferral) {
                return AdmissionStage.DEFERRED;
            }
            if (!drawn.isEmpty()) {
                return AdmissionStage.INTERVIEWING;
            }
            return screenedOn == null ? AdmissionStage.SUBMITTED : AdmissionStage.SCREENED;
        }

        void ends(AdmissionStage how, LocalDate day) {
            ended = how;
            endedOn = day;
        }
    }

    static final class Invoice {

        final InvoiceId id;
        final NaiveMember member;
        final ChapterId chapter;
        final long amount;
        final LocalDate from;
        final LocalDate dueOn;
        long paid;
        int receipts;
        boolean voided;

        Invoice(InvoiceId id, NaiveMember member, ChapterId chapter, long amount, LocalDate from, LocalDate dueOn) {
            this.id = id;
            this.member = member;
            this.chapter = chapter;
            this.amount = amount;
            this.from = from;
            this.dueOn = dueOn;
        }

        boolean open() {
            return !voided && paid < amount;
        }
    }

    static final class Case {

        final CaseId id;
        final CaseKind kind;
        final PartyId complainant;
        final PartyId respondent;
        final ChapterId chapter;
        final @Nullable ContributionId deed;
        final Set<String> people = new HashSet<>();
        final List<String> steps = new ArrayList<>();
        Cases.State state = Cases.State.REPORTED;

        Case(
                CaseId id,
                CaseKind kind,
                PartyId complainant,
                PartyId respondent,
                ChapterId chapter,
                @Nullable ContributionId deed) {
            this.id = id;
            this.kind = kind;
            this.complainant = complainant;
            this.respondent = respondent;
            this.chapter = chapter;
            this.deed = deed;
        }
    }

    record Deed(
            ContributionId id,
            Category category,
            PartyId member,
            ChapterId chapter,
            LocalDate day,
            List<PartyId> attesters) {

        Quarter quarter() {
            return Quarter.of(day);
        }
    }

    NaiveMember member(PartyId party) {
        NaiveMember member = members.get(party);
        if (member == null) {
            throw new IllegalArgumentException("never admitted: " + party);
        }
        return member;
    }

    Stream<NaiveMember> of(ChapterId chapter, LocalDate day) {
        return members.values().stream().filter(member -> member.chapterOn(day).equals(chapter));
    }

    /** Whether both sit in one group. */
    boolean meet(NaiveMember one, NaiveMember other, LocalDate day) {
        GroupId group = one.groupOn(day);
        return group != null && group.equals(other.groupOn(day));
    }

    /** Those who sit in a group on a day. */
    List<PartyId> seated(GroupId group, LocalDate day) {
        return members.values().stream()
                .filter(member -> group.equals(member.groupOn(day)))
                .map(member -> member.party)
                .toList();
    }

    Stream<Office> held(Role role, Scope scope, LocalDate day) {
        return offices.stream()
                .filter(office -> office.role == role && office.scope.equals(scope) && office.heldOn(day));
    }

    @Nullable
    PartyId holder(Role role, Scope scope, LocalDate day) {
        return held(role, scope, day).map(office -> office.holder).findFirst().orElse(null);
    }

    boolean holdsAny(PartyId party, LocalDate day) {
        return offices.stream().anyMatch(office -> office.holder.equals(party) && office.heldOn(day));
    }

    long balance(PartyId party) {
        return grants.stream()
                        .filter(grant -> grant.receiver().equals(party))
                        .mapToLong(Grant::amount)
                        .sum()
                + tips.stream()
                        .filter(tip -> tip.receiver().equals(party))
                        .mapToLong(Tip::amount)
                        .sum()
                - tips.stream()
                        .filter(tip -> tip.giver().equals(party))
                        .mapToLong(Tip::amount)
                        .sum();
    }

    void books(String debit, String credit, long amount) {
        accounts.merge(debit, amount, Long::sum);
        accounts.merge(credit, -amount, Long::sum);
    }
}
