package org.guildbook.projections.year;

import java.util.List;
import java.util.Objects;
import org.guildbook.conduct.AppealCase;
import org.guildbook.conduct.AssignHandlers;
import org.guildbook.conduct.DecideAppeal;
import org.guildbook.conduct.DecideCase;
import org.guildbook.conduct.ExpelMember;
import org.guildbook.conduct.FileReport;
import org.guildbook.conduct.IssueWarning;
import org.guildbook.conduct.LiftSuspension;
import org.guildbook.conduct.OpenCase;
import org.guildbook.conduct.RecuseHandler;
import org.guildbook.conduct.SubmitStatement;
import org.guildbook.conduct.SuspendMember;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.CaseOutcome;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.ConductEvent.WarningIssued;
import org.guildbook.projections.cases.Cases;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.jspecify.annotations.Nullable;

/** One dispute, told day by day from the first that it begins on. */
final class Quarrel {

    private static final int SUSPENDED_DAYS = 40;

    private final Year year;
    private final NaiveGuild guild;
    private final Governing governing;
    private final ChapterId chapter;
    private final ChapterId elsewhere;
    private final CaseKind kind;
    private final @Nullable Sanction sanction;
    private final NaiveMember complainant;
    private final NaiveMember respondent;
    private final List<PartyId> supervisors;
    private final NaiveGuild.Case file;
    private boolean over;

    /**
     * @param sanction that the handlers find fit; absent if they dismiss the case, which is then appealed
     * @param deed that is disputed; absent for a case of conduct
     */
    Quarrel(
            Year year,
            Governing governing,
            List<ChapterId> chapters,
            @Nullable Sanction sanction,
            NaiveMember complainant,
            NaiveMember respondent,
            @Nullable ContributionId deed) {
        this.year = year;
        this.guild = year.guild;
        this.governing = governing;
        this.chapter = chapters.getFirst();
        this.elsewhere = chapters.getLast();
        this.kind = deed == null ? CaseKind.CONDUCT : CaseKind.CONTRIBUTION;
        this.sanction = sanction;
        this.complainant = complainant;
        this.respondent = respondent;
        this.supervisors = year.holders(Role.SUPERVISOR, chapter);
        this.file =
                new NaiveGuild.Case(new CaseId(year.id()), kind, complainant.party, respondent.party, chapter, deed);
        year.spared.add(complainant.party);
        year.spared.add(respondent.party);
    }

    boolean over() {
        return over;
    }

    /** @param number of days since it began */
    void day(int number) {
        switch (number) {
            case 1 -> report();
            case 2 -> open();
            case 3 -> assign();
            case 5 -> recuse();
            case 8 -> hear();
            case 9 -> decide();
            case 10 -> impose();
            case 12 -> appeal();
            case 15 -> decideAppeal();
            case 30 -> {
                lift();
                expelTooEarly();
            }
            case 42 -> expel();
            case 60 -> {
                year.spared.remove(complainant.party);
                year.spared.remove(respondent.party);
                over = true;
            }
            default -> {}
        }
        year.settle();
    }

    private void report() {
        year.clerk.refuses("self-report", files(respondent.party));
        year.clerk.must(files(complainant.party));
        guild.cases.put(file.id, file);
        file.people.add(complainant.party + "/COMPLAINANT");
        happened(ReportFiled.class, complainant.party);
    }

    private FileReport files(PartyId by) {
        return new FileReport(file.id, kind, by, respondent.party, file.deed, year.words(), year.today);
    }

    private void open() {
        year.clerk.refuses("not-authorised", opens(complainant.party));
        year.clerk.must(opens(supervisors.getFirst()));
        year.clerk.refuses("case-already-open", opens(supervisors.getFirst()));
        file.state = Cases.State.OPEN;
        file.people.add(respondent.party + "/RESPONDENT");
        happened(CaseOpened.class, complainant.party, respondent.party);
    }

    private OpenCase opens(PartyId by) {
        return new OpenCase(file.id, respondent.party, file.deed, by, year.today);
    }

    private void assign() {
        year.clerk.refuses("handlers-too-few", assigns(supervisors.get(1)));
        year.clerk.refuses("handler-not-supervisor", assigns(supervisors.get(1), complainant.party));
        year.clerk.must(assigns(supervisors.get(1), supervisors.get(2)));
        file.people.add(supervisors.get(1) + "/HANDLER");
        file.people.add(supervisors.get(2) + "/HANDLER");
        happened(CaseHandlersAssigned.class, supervisors.get(1), supervisors.get(2));
    }

    private AssignHandlers assigns(PartyId... handlers) {
        return new AssignHandlers(
                file.id,
                complainant.party,
                respondent.party,
                file.deed,
                List.of(handlers),
                supervisors.getFirst(),
                year.today);
    }

    private void recuse() {
        year.clerk.must(new RecuseHandler(file.id, supervisors.get(1), year.today));
        file.people.remove(supervisors.get(1) + "/HANDLER");
        happened(HandlerRecused.class, supervisors.get(1));
        year.clerk.refuses("handler-involved", assigns(supervisors.get(1)));
        year.clerk.must(assigns(supervisors.get(3)));
        file.people.add(supervisors.get(3) + "/HANDLER");
        happened(CaseHandlersAssigned.class, supervisors.get(3));
    }

    private void hear() {
        year.clerk.refuses("respondent-not-heard", decides());
        year.clerk.must(new SubmitStatement(file.id, respondent.party, year.words(), year.today));
        happened(StatementSubmitted.class, respondent.party);
    }

    private void decide() {
        year.clerk.must(decides());
        file.state = Cases.State.DECIDED;
        happened(CaseDecided.class, complainant.party, respondent.party, supervisors.get(2), supervisors.get(3));
        year.clerk.refuses("case-not-open", decides());
    }

    private DecideCase decides() {
        return new DecideCase(
                file.id,
                supervisors.get(2),
                supervisors.get(3),
                sanction == null ? CaseOutcome.DISMISSED : CaseOutcome.UPHELD,
                sanction == null ? List.of() : List.of(sanction),
                year.words(),
                year.today);
    }

    private void impose() {
        IssueWarning warning =
                new IssueWarning(file.id, respondent.membership, respondent.party, supervisors.get(2), year.today);
        if (sanction == Sanction.WARNING) {
            year.clerk.must(warning);
            punished(SanctionKind.WARNING);
            happened(WarningIssued.class, respondent.party);
            year.clerk.refuses("sanction-already-imposed", warning);
        } else {
            year.clerk.refuses("case-not-decided", warning);
        }
        if (sanction == Sanction.SUSPENSION) {
            Days days = new Days(year.today, year.today.plusDays(SUSPENDED_DAYS));
            year.clerk.must(new SuspendMember(
                    file.id,
                    respondent.membership,
                    respondent.party,
                    days.from(),
                    days.to(),
                    supervisors.get(2),
                    year.today));
            respondent.isSuspended(days);
            punished(SanctionKind.SUSPENSION);
            happened(MemberSuspended.class, respondent.party);
        }
    }

    private void punished(SanctionKind how) {
        guild.sanctions.add(new NaiveGuild.Sanction(respondent.party, how, Quarter.of(year.today)));
    }

    private void appeal() {
        year.clerk.refuses(
                "not-a-case-party", new AppealCase(file.id, supervisors.getFirst(), year.words(), year.today));
        if (sanction == null) {
            AppealCase appeal = new AppealCase(file.id, complainant.party, year.words(), year.today);
            year.clerk.must(appeal);
            file.state = Cases.State.APPEALED;
            happened(CaseAppealed.class, complainant.party, respondent.party);
            year.clerk.refuses("already-appealed", appeal);
        }
    }

    private void decideAppeal() {
        List<PartyId> own = year.holders(Role.BOARD_MEMBER, chapter);
        List<PartyId> other = year.holders(Role.BOARD_MEMBER, elsewhere);
        DecideAppeal decision = decidesAppeal(other);
        if (sanction == null) {
            year.clerk.refuses("appeal-same-chapter", decidesAppeal(own));
            year.clerk.must(decision);
            file.state = Cases.State.CLOSED;
            file.people.add(decision.decider() + "/DECIDER");
            file.people.add(decision.secondDecider() + "/DECIDER");
            happened(
                    AppealDecided.class,
                    complainant.party,
                    respondent.party,
                    decision.decider(),
                    decision.secondDecider());
        }
        year.clerk.refuses("appeal-not-open", decision);
    }

    private DecideAppeal decidesAppeal(List<PartyId> board) {
        return new DecideAppeal(
                file.id, board.getFirst(), board.getLast(), AppealOutcome.CONFIRMED, year.words(), year.today);
    }

    private void lift() {
        LiftSuspension lift =
                new LiftSuspension(file.id, respondent.membership, respondent.party, supervisors.get(2), year.today);
        if (sanction != Sanction.SUSPENSION) {
            year.clerk.refuses("not-suspended", lift);
            return;
        }
        year.clerk.must(lift);
        respondent.suspensionEnds(year.today);
        happened(SuspensionLifted.class, respondent.party);
    }

    private void expelTooEarly() {
        if (sanction == Sanction.EXPULSION) {
            ResolutionId resolved = Objects.requireNonNull(governing.resolved(chapter));
            PartyId member = year.holders(Role.BOARD_MEMBER, chapter).getFirst();
            year.clerk.refuses("appeal-window-open", expels(resolved, resolved.no(), member));
        }
    }

    /** The board has resolved it after nobody could appeal any more. */
    private void expel() {
        if (sanction != Sanction.EXPULSION) {
            return;
        }
        ResolutionId resolved = Objects.requireNonNull(governing.resolved(chapter));
        PartyId member = year.holders(Role.BOARD_MEMBER, chapter).getFirst();
        year.clerk.refuses("not-authorised", expels(resolved, resolved.no(), supervisors.getFirst()));
        year.clerk.refuses("resolution-missing", expels(resolved, resolved.no() - 1, member));
        year.clerk.must(expels(resolved, resolved.no(), member));
        respondent.expelledOn = year.today;
        happened(MemberExpelled.class, respondent.party);
        year.consequences.left(respondent, year.today);
        year.clerk.refuses("sanction-already-imposed", expels(resolved, resolved.no(), member));
    }

    private ExpelMember expels(ResolutionId resolved, int number, PartyId actor) {
        return new ExpelMember(
                file.id, respondent.membership, respondent.party, resolved.meeting(), number, actor, year.today);
    }

    private void happened(Class<? extends ConductEvent> kind, PartyId... named) {
        file.steps.add(kind.getSimpleName() + " " + year.today);
        guild.diary.note(kind, year.today, named);
    }
}
