package org.guildbook.api.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.guildbook.projections.admissions.AdmissionStage;
import org.guildbook.projections.admissions.Admissions;
import org.guildbook.projections.admissions.Admissions.Asked;
import org.guildbook.projections.admissions.Admissions.Pipeline;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Who waits to be admitted to a chapter: by stage, those who have waited longest first.
 *
 * @param counts of all applications of the chapter, those that have ended too
 */
public record Waiting(AsOf asOf, List<Stage> stages, Map<AdmissionStage, Long> counts) {

    private static final List<AdmissionStage> OPEN = List.of(
            AdmissionStage.SUBMITTED, AdmissionStage.SCREENED, AdmissionStage.INTERVIEWING, AdmissionStage.DEFERRED);

    /** Applications of a stage that are shown: the newest so many. */
    private static final int SHOWN = 200;

    /** Days before an application expires in which that is said. */
    private static final int EXPIRES_SOON_DAYS = 30;

    /** The applications at a stage; {@code count} of them, of which the newest are shown. */
    public record Stage(AdmissionStage stage, long count, List<Card> cards) {}

    /**
     * An application.
     *
     * @param days since it was submitted
     * @param stageDays since it has been at its stage
     * @param next key of the message that says what has to be done
     * @param expiresSoon whether it expires undecided before long
     */
    public record Card(Asked application, long days, long stageDays, String next, boolean expiresSoon) {}

    static Waiting of(Admissions admissions, CommunityId community, ChapterId chapter, LocalDate today) {
        List<Stage> stages = new ArrayList<>();
        Pipeline pipeline = admissions.of(community, chapter, OPEN.getFirst(), today, null, SHOWN);
        for (AdmissionStage stage : OPEN) {
            Pipeline at =
                    stage == OPEN.getFirst() ? pipeline : admissions.of(community, chapter, stage, today, null, SHOWN);
            stages.add(new Stage(
                    stage,
                    Objects.requireNonNull(pipeline.counts().get(stage)),
                    at.applications().reversed().stream()
                            .map(asked -> card(asked, today))
                            .toList()));
        }
        return new Waiting(pipeline.asOf(), List.copyOf(stages), pipeline.counts());
    }

    private static Card card(Asked asked, LocalDate today) {
        boolean heard = asked.interviews() >= MembershipPolicy.INTERVIEWS_MIN;
        return new Card(
                asked,
                ChronoUnit.DAYS.between(asked.submittedOn(), today),
                ChronoUnit.DAYS.between(since(asked), today),
                "operations.next." + (asked.stage() == AdmissionStage.INTERVIEWING && heard ? "DECIDE" : asked.stage()),
                asked.expiresOn().isBefore(today.plusDays(EXPIRES_SOON_DAYS)));
    }

    private static LocalDate since(Asked asked) {
        @Nullable
        LocalDate step = switch (asked.stage()) {
            case SUBMITTED -> asked.submittedOn();
            case SCREENED -> asked.screenedOn();
            case INTERVIEWING -> asked.interviewingOn();
            case DEFERRED -> asked.deferredOn();
            case ADMITTED, REJECTED, WITHDRAWN, EXPIRED -> asked.endedOn();
        };
        return Objects.requireNonNullElse(step, asked.submittedOn());
    }

    /** How many are not decided. */
    public long open() {
        return stages.stream().mapToLong(Stage::count).sum();
    }

    /** How many ended so, by the name of a stage. */
    public long ended(String stage) {
        return Objects.requireNonNull(counts.get(AdmissionStage.valueOf(stage)));
    }

    List<PartyId> candidates() {
        return stages.stream()
                .flatMap(stage -> stage.cards().stream())
                .map(card -> card.application().candidate())
                .toList();
    }
}
