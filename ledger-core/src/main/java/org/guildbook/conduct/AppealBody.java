package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.Chapters;
import org.guildbook.rules.Offices;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** Who decides a case again: two board members of another chapter; the owner, where there is no other. */
final class AppealBody {

    private static final Set<Role> BOARD = Set.of(Role.BOARD_MEMBER);

    private AppealBody() {}

    /**
     * Those who decide, the one who confirms first.
     *
     * @throws Refused as {@code not-authorised}, {@code second-person-missing} or {@code appeal-same-chapter}
     */
    static List<PartyId> require(
            CaseFile file, Chapters chapters, Offices decider, Offices second, LocalDate day, Today today) {
        ReportFiled report = file.require(ReportFiled.class, "not-authorised");
        Refused.when(file.isParty(decider.officeHolder()) || file.isParty(second.officeHolder()), "not-authorised");
        if (chapters.all().size() == 1) {
            decider.require(Set.of(Role.OWNER), Scope.COMMUNITY, day, today);
            return List.of(decider.officeHolder());
        }
        requireOtherBoard(decider, report.chapter(), chapters, day, today);
        Refused.when(decider.officeHolder().equals(second.officeHolder()), "second-person-missing");
        requireOtherBoard(second, report.chapter(), chapters, day, today);
        return List.of(decider.officeHolder(), second.officeHolder());
    }

    private static void requireOtherBoard(
            Offices offices, ChapterId own, Chapters chapters, LocalDate day, Today today) {
        Refused.when(offices.authorise(BOARD, Scope.chapter(own), day, today), "appeal-same-chapter");
        Stream<ChapterId> others = chapters.all().stream().filter(chapter -> !chapter.equals(own));
        Refused.unless(
                others.anyMatch(chapter -> offices.authorise(BOARD, Scope.chapter(chapter), day, today)),
                "not-authorised");
    }
}
