package org.guildbook.projections.year;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.MembershipEvent.ApplicationDeferred;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.DecisionReason;
import org.guildbook.events.MembershipEvent.InterviewRecorded;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.InterviewerRecused;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.events.MembershipEvent.RecusalReason;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.events.MembershipEvent.RulesAccepted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.membership.AcceptReferral;
import org.guildbook.membership.AdmitMember;
import org.guildbook.membership.AssignInterviewer;
import org.guildbook.membership.DeclineReferral;
import org.guildbook.membership.DeferApplication;
import org.guildbook.membership.RecordInterview;
import org.guildbook.membership.RecuseInterviewer;
import org.guildbook.membership.ReferCandidate;
import org.guildbook.membership.RejectApplication;
import org.guildbook.membership.ScreenApplication;
import org.guildbook.membership.SubmitApplication;
import org.guildbook.membership.WithdrawApplication;
import org.guildbook.membership.WithdrawReferral;
import org.guildbook.projections.admissions.AdmissionStage;
import org.guildbook.projections.policies.Policies;
import org.guildbook.projections.referrals.ReferralProgress;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Role;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/** People who are referred, apply, are interviewed and become members; or do not. */
final class Comings {

    /** What becomes of a candidate. */
    enum Fate {
        ADMITTED,
        ADMITTED_AFTER_DEFERRAL,
        REJECTED,
        WITHDRAWN,
        REFERRAL_DECLINED,
        REFERRAL_WITHDRAWN,
        FORGOTTEN
    }

    private static final List<String> MET = List.of("accepted-referral", "practises");

    /** Days between two candidates; the first are early enough to renew, or to be forgotten for half a year. */
    private static final int EVERY_DAYS = 8;

    private final Year year;
    private final NaiveGuild guild;
    private final List<Candidate> candidates = new ArrayList<>();

    Comings(Year year) {
        this.year = year;
        this.guild = year.guild;
    }

    private static final class Candidate {

        final NaiveGuild.Referral referral;
        final ChapterId chapter;
        final Fate fate;
        NaiveGuild.@Nullable Application application;

        @Nullable
        Sha256 screening;

        boolean done;

        Candidate(NaiveGuild.Referral referral, ChapterId chapter, Fate fate) {
            this.referral = referral;
            this.chapter = chapter;
            this.fate = fate;
        }
    }

    void day(int number) {
        if (number % EVERY_DAYS == 1) {
            refer(number / EVERY_DAYS);
        }
        // Whoever is not heard of for a day or two is none the worse for it.
        candidates.stream().filter(one -> !one.done && !year.oneIn(3)).forEach(this::step);
        candidates.removeIf(one -> one.done);
    }

    private void refer(int number) {
        Fate[] fates = Fate.values();
        Fate fate = number % 2 == 0 ? Fate.ADMITTED : fates[number / 2 % fates.length];
        NaiveMember referrer = year.anyMember(member -> member.inGoodStanding(year.today) && member.opening);
        if (referrer == null) {
            return;
        }
        NaiveGuild.Referral referral = new NaiveGuild.Referral(
                new ReferralId(year.id()), referrer.party, year.party(), RelationKind.ALUMNI, year.today);
        year.clerk.refuses("self-referral", refers(referral, referral.referrer));
        if (year.clerk.may(refers(referral, referral.candidate)).isPresent()) {
            guild.referrals.add(referral);
            guild.diary.note(CandidateReferred.class, year.today, referral.referrer, referral.candidate);
            candidates.add(new Candidate(referral, referrer.chapterOn(year.today), fate));
        }
    }

    private ReferCandidate refers(NaiveGuild.Referral referral, PartyId candidate) {
        return new ReferCandidate(referral.id, referral.referrer, candidate, referral.relation, year.today);
    }

    private void step(Candidate candidate) {
        NaiveGuild.Referral referral = candidate.referral;
        if (referral.steps.isEmpty()) {
            answer(candidate);
        } else if (candidate.application == null) {
            candidate.application = apply(candidate);
        } else {
            step(candidate, candidate.application);
        }
    }

    private void answer(Candidate candidate) {
        NaiveGuild.Referral referral = candidate.referral;
        year.clerk.refuses("not-the-candidate", new AcceptReferral(referral.id, referral.referrer, year.today));
        if (candidate.fate == Fate.REFERRAL_DECLINED) {
            year.clerk.must(new DeclineReferral(referral.id, referral.candidate, year.today));
            referral.steps.put(ReferralProgress.DECLINED, year.today);
            guild.diary.note(ReferralDeclined.class, year.today, referral.referrer, referral.candidate);
        } else if (candidate.fate == Fate.REFERRAL_WITHDRAWN) {
            year.clerk.must(new WithdrawReferral(referral.id, referral.referrer, year.today));
            referral.steps.put(ReferralProgress.WITHDRAWN, year.today);
            guild.diary.note(ReferralWithdrawn.class, year.today, referral.referrer, referral.candidate);
        } else {
            year.clerk.must(new AcceptReferral(referral.id, referral.candidate, year.today));
            referral.steps.put(ReferralProgress.ACCEPTED, year.today);
            guild.diary.note(ReferralAccepted.class, year.today, referral.referrer, referral.candidate);
        }
    }

    private NaiveGuild.Application apply(Candidate candidate) {
        PolicyId charter = guild.policies.stream()
                .filter(policy -> policy.kind() == PolicyKind.CHARTER)
                .map(Policies.Policy::policy)
                .findFirst()
                .orElseThrow();
        NaiveGuild.Application application = new NaiveGuild.Application(
                new ApplicationId(year.id()), candidate.referral.candidate, candidate.chapter, year.today);
        year.clerk.refuses("rules-version-not-in-force", submits(application, null));
        year.clerk.must(submits(application, charter));
        guild.applications.add(application);
        guild.diary.note(ApplicationSubmitted.class, year.today, application.candidate);
        guild.diary.note(RulesAccepted.class, year.today, application.candidate);
        return application;
    }

    private SubmitApplication submits(NaiveGuild.Application application, @Nullable PolicyId charter) {
        return new SubmitApplication(
                application.id,
                application.candidate,
                MembershipType.ORDINARY,
                application.chapter,
                charter,
                year.today);
    }

    private void step(Candidate candidate, NaiveGuild.Application application) {
        Sha256 screening = candidate.screening;
        if (screening == null) {
            screen(candidate, application);
        } else if (candidate.fate == Fate.FORGOTTEN) {
            candidate.done = true;
        } else if (candidate.fate == Fate.WITHDRAWN) {
            withdraw(candidate, application);
        } else if (application.drawn.size() < 2 + recusals(application) + (application.deferredOn == null ? 0 : 1)) {
            draw(candidate, application, screening);
        } else if (application.interviewedBy.size() + recusals(application) < application.drawn.size()) {
            interview(application);
        } else {
            decide(candidate, application);
        }
    }

    /** The first who is drawn for every third application is a friend of the candidate. */
    static int recusals(NaiveGuild.Application application) {
        return application.id.value().getLeastSignificantBits() % 3 == 0 && !application.drawn.isEmpty() ? 1 : 0;
    }

    private void screen(Candidate candidate, NaiveGuild.Application application) {
        boolean referred = candidate.referral.steps.containsKey(ReferralProgress.ACCEPTED);
        if (!referred) {
            year.clerk.refuses("referral-missing", screens(application, MET));
            withdraw(candidate, application);
            return;
        }
        year.clerk.refuses("criteria-not-met", screens(application, List.of()));
        candidate.screening = year.clerk.must(screens(application, MET)).hash();
        application.screenedOn = year.today;
        guild.diary.note(ApplicationScreened.class, year.today, application.candidate);
    }

    private ScreenApplication screens(NaiveGuild.Application application, List<String> met) {
        return new ScreenApplication(application.id, application.candidate, met, year.doorkeeper, year.today);
    }

    private void withdraw(Candidate candidate, NaiveGuild.Application application) {
        year.clerk.must(new WithdrawApplication(application.id, application.candidate, year.today));
        application.ends(AdmissionStage.WITHDRAWN, year.today);
        guild.diary.note(ApplicationWithdrawn.class, year.today, application.candidate);
        candidate.done = true;
    }

    private void draw(Candidate candidate, NaiveGuild.Application application, Sha256 screening) {
        NaiveMember referrer = guild.member(candidate.referral.referrer);
        List<PartyId> pool = year.plain(application.chapter)
                .filter(member -> !member.equals(referrer)
                        && !application.drawn.contains(member.party)
                        && !guild.meet(member, referrer, year.today)
                        && new Days(year.today.minusMonths(12), year.today)
                                .each()
                                .allMatch(member::inGoodStanding))
                .map(member -> member.party)
                .sorted(Comparator.comparing(PartyId::toString))
                .toList();
        if (pool.size() < 2) {
            return;
        }
        PartyId drawn = drawn(pool, screening, application);
        PartyId wished = pool.getFirst().equals(drawn) ? pool.getLast() : pool.getFirst();
        year.clerk.refuses("draw-not-reproducible", assigns(application, referrer.party, wished, pool));
        year.clerk.must(assigns(application, referrer.party, drawn, pool));
        application.drawn.add(drawn);
        application.drawnAfterDeferral = application.deferredOn != null;
        if (application.interviewingOn == null) {
            application.interviewingOn = year.today;
        }
        guild.diary.note(InterviewerAssigned.class, year.today, drawn);
        if (application.drawn.size() == 1 && recusals(application) == 1) {
            year.clerk.must(new RecuseInterviewer(application.id, drawn, RecusalReason.RELATED, year.today));
            guild.diary.note(InterviewerRecused.class, year.today, drawn);
        }
    }

    private AssignInterviewer assigns(
            NaiveGuild.Application application, PartyId referrer, PartyId interviewer, List<PartyId> pool) {
        return new AssignInterviewer(
                application.id, application.candidate, referrer, interviewer, pool, year.doorkeeper, year.today);
    }

    /** As the specification says, so that anybody can draw again. */
    private static PartyId drawn(List<PartyId> pool, Sha256 screening, NaiveGuild.Application application) {
        ByteBuffer seed = ByteBuffer.allocate(52)
                .put(screening.bytes())
                .putLong(application.id.value().getMostSignificantBits())
                .putLong(application.id.value().getLeastSignificantBits())
                .putInt(application.drawn.size() + 1);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed.array());
            return pool.get(new BigInteger(1, digest)
                    .mod(BigInteger.valueOf(pool.size()))
                    .intValueExact());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void interview(NaiveGuild.Application application) {
        PartyId interviewer = application.drawn.stream()
                .skip(recusals(application))
                .filter(one -> !application.interviewedBy.contains(one))
                .findFirst()
                .orElseThrow();
        year.clerk.must(new RecordInterview(application.id, interviewer, Recommendation.ADMIT, year.today));
        application.interviewedBy.add(interviewer);
        guild.diary.note(InterviewRecorded.class, year.today, interviewer);
        year.clerk.refuses(
                "interview-already-recorded",
                new RecordInterview(application.id, interviewer, Recommendation.ADMIT, year.today));
    }

    private void decide(Candidate candidate, NaiveGuild.Application application) {
        List<PartyId> deciders = year.holders(Role.BOARD_MEMBER, application.chapter).stream()
                .filter(decider -> !decider.equals(candidate.referral.referrer) && !application.drawn.contains(decider))
                .toList();
        if (deciders.size() < 2) {
            return;
        }
        PartyId one = deciders.getFirst();
        PartyId two = deciders.getLast();
        if (candidate.fate == Fate.REJECTED) {
            year.clerk.must(new RejectApplication(
                    application.id, application.candidate, one, two, DecisionReason.INTERVIEWS, year.today));
            application.ends(AdmissionStage.REJECTED, year.today);
            guild.diary.note(ApplicationRejected.class, year.today, application.candidate, one, two);
            candidate.done = true;
        } else if (candidate.fate == Fate.ADMITTED_AFTER_DEFERRAL && application.deferredOn == null) {
            year.clerk.must(new DeferApplication(
                    application.id, application.candidate, one, two, DecisionReason.CAPACITY, year.today));
            application.deferredOn = year.today;
            guild.diary.note(ApplicationDeferred.class, year.today, application.candidate, one, two);
        } else {
            admit(candidate.referral, application, one, two);
            candidate.done = true;
        }
    }

    private void admit(NaiveGuild.Referral referral, NaiveGuild.Application application, PartyId one, PartyId two) {
        NaiveMember member = new NaiveMember(
                application.candidate, new MembershipId(year.id()), year.today, false, application.chapter);
        year.clerk.refuses("second-person-missing", admits(application, member, one, one));
        year.clerk.must(admits(application, member, one, two));
        member.referred = true;
        guild.members.put(member.party, member);
        application.ends(AdmissionStage.ADMITTED, year.today);
        guild.diary.note(MemberAdmitted.class, year.today, member.party, one, two);
        year.consequences.reaches(referral, ReferralProgress.ADMITTED, year.today);
        year.consequences.admitted(member, year.today);
        year.settle();
    }

    private AdmitMember admits(NaiveGuild.Application application, NaiveMember member, PartyId one, PartyId two) {
        return new AdmitMember(application.id, member.membership, application.candidate, one, two, year.today);
    }
}
