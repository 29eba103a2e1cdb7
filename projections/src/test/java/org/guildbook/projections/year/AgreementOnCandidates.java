package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.projections.admissions.AdmissionStage;
import org.guildbook.projections.admissions.Admissions;
import org.guildbook.projections.referrals.ReferralProgress;
import org.guildbook.projections.referrals.ReferralTree;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/** Who asks to join, and who referred whom with what success. */
final class AgreementOnCandidates {

    private static final int PAGE = 7;

    private final Year year;
    private final NaiveGuild guild;
    private final Admissions admissions;
    private final ReferralTree tree;

    AgreementOnCandidates(Year year) {
        this.year = year;
        this.guild = year.guild;
        this.admissions = new Admissions(year.machine.db());
        this.tree = new ReferralTree(year.machine.db());
    }

    void pipeline() {
        for (ChapterId chapter : guild.chapters.keySet()) {
            List<Admissions.Asked> expected = guild.applications.reversed().stream()
                    .filter(application -> application.chapter.equals(chapter))
                    .map(this::asked)
                    .toList();
            List<Admissions.Asked> found = Pages.all(cursor -> {
                Admissions.Pipeline page = admissions.of(Decisions.COMMUNITY, chapter, null, year.today, cursor, PAGE);
                return new Pages.Page<>(page.applications(), page.next());
            });
            Agreement.same("the pipeline of " + chapter, byId(expected), byId(found));
            Agreement.same("the order of the pipeline of " + chapter, expected, found);
            Map<AdmissionStage, Long> counts =
                    expected.stream().collect(Collectors.groupingBy(Admissions.Asked::stage, Collectors.counting()));
            admissions
                    .of(Decisions.COMMUNITY, chapter, null, year.today, null, PAGE)
                    .counts()
                    .forEach((stage, count) ->
                            Agreement.same("applications " + stage, counts.getOrDefault(stage, 0L), count));
        }
    }

    private static Map<Object, Object> byId(List<Admissions.Asked> pipeline) {
        Map<Object, Object> byId = new LinkedHashMap<>();
        pipeline.forEach(asked -> byId.put(asked.application(), asked));
        return byId;
    }

    private Admissions.Asked asked(NaiveGuild.Application application) {
        LocalDate expiresOn = application.submittedOn.plusDays(180);
        AdmissionStage stage = application.stageOn(year.today);
        return new Admissions.Asked(
                application.id,
                application.candidate,
                MembershipType.ORDINARY,
                stage,
                application.submittedOn,
                expiresOn,
                application.screenedOn,
                application.interviewingOn,
                application.interviewedBy.size(),
                application.deferredOn,
                stage == AdmissionStage.EXPIRED ? expiresOn : application.endedOn);
    }

    void referrals() {
        Set<PartyId> referrers =
                guild.referrals.stream().map(referral -> referral.referrer).collect(Collectors.toSet());
        for (PartyId referrer : referrers) {
            List<NaiveGuild.Referral> own = guild.referrals.stream()
                    .filter(referral -> referral.referrer.equals(referrer))
                    .toList();
            List<ReferralTree.Referred> found = Pages.all(cursor -> {
                ReferralTree.Referrals page = tree.of(Decisions.COMMUNITY, referrer, cursor, PAGE);
                return new Pages.Page<>(page.candidates(), page.next());
            });
            List<ReferralTree.Referred> expected =
                    own.reversed().stream().map(AgreementOnCandidates::referred).toList();
            Agreement.same("the referrals of " + referrer, expected, found);
            Agreement.same(
                    "the conversion of " + referrer,
                    conversion(own),
                    tree.of(Decisions.COMMUNITY, referrer, null, PAGE).conversion());
        }
        Agreement.same(
                "the conversion",
                conversion(guild.referrals),
                tree.conversion(Decisions.COMMUNITY).conversion());
    }

    private static ReferralTree.Referred referred(NaiveGuild.Referral referral) {
        ReferralProgress stage = ReferralProgress.MADE;
        LocalDate since = referral.madeOn;
        for (Map.Entry<ReferralProgress, LocalDate> step : referral.steps.entrySet()) {
            stage = step.getKey();
            since = step.getValue();
        }
        return new ReferralTree.Referred(
                referral.id, referral.candidate, referral.relation, stage, referral.madeOn, since);
    }

    private static ReferralTree.Conversion conversion(List<NaiveGuild.Referral> referrals) {
        long admitted = count(referrals, ReferralProgress.ADMITTED);
        long settled = count(referrals, ReferralProgress.SETTLED);
        long renewed = count(referrals, ReferralProgress.RENEWED);
        return new ReferralTree.Conversion(
                referrals.size(),
                count(referrals, ReferralProgress.ACCEPTED),
                admitted,
                settled,
                renewed,
                ppm(admitted, referrals.size()),
                ppm(settled, admitted),
                ppm(renewed, settled));
    }

    private static long count(List<NaiveGuild.Referral> referrals, ReferralProgress stage) {
        return referrals.stream()
                .filter(referral -> referral.steps.containsKey(stage))
                .count();
    }

    private static @Nullable Long ppm(long part, long whole) {
        return whole == 0 ? null : 1_000_000 * part / whole;
    }
}
