package org.guildbook.projections.officeholders;

import java.util.List;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.confidential.ConfidentialPage;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link OfficeHolders}. */
public final class OfficeHoldersProjection implements Projection {

    public static final String NAME = "officeholders";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("office", "office_confidential");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Rows appointed = new Rows(
                "community uuid",
                "office uuid",
                "role text",
                "scope_kind text",
                "scope_of uuid",
                "holder uuid",
                "from_day date",
                "to_exclusive date",
                "appointed_at bigint");
        Rows vacated = new Rows("community uuid", "office uuid", "day date", "position bigint");
        ConfidentialPage confidential = new ConfidentialPage("office");
        for (Recorded recorded : page) {
            switch (recorded.fact()) {
                case ChapterEvent event -> add(recorded, event, appointed, vacated);
                case PrivacyEvent event -> confidential.add(recorded, event);
                case CommunityEvent _,
                        MembershipEvent _,
                        ConductEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _,
                        PolicyEvent _,
                        StandingEvent _,
                        TransferEvent _ -> {}
            }
        }
        appointed.insert(db, "office", "");
        confidential.write(db);
        vacated.write(db, """
                UPDATE office o SET vacated_on = r.day, vacated_at = r.position
                FROM {rows} WHERE o.community = r.community AND o.office = r.office""");
    }

    private static void add(Recorded recorded, ChapterEvent event, Rows appointed, Rows vacated) {
        switch (event) {
            case OfficeAppointed office ->
                appointed.add(
                        recorded.community(),
                        office.office(),
                        office.role(),
                        office.scope().kind(),
                        office.scope().of(),
                        office.officeHolder(),
                        office.from(),
                        office.toExclusive(),
                        recorded.position());
            case OfficeVacated office ->
                vacated.add(recorded.community(), office.office(), office.effectiveOn(), recorded.position());
            case BoardConstituted _,
                    BoardTeamFormed _,
                    ChapterDissolved _,
                    ChapterFounded _,
                    CommitteeDischarged _,
                    CommitteeFormed _,
                    GroupMeetingHeld _,
                    MeetingHeld _,
                    SmallGroupDissolved _,
                    SmallGroupFormed _,
                    SmallGroupJoined _,
                    SmallGroupLeft _,
                    SmallGroupSplit _,
                    SmallGroupsMerged _ -> {}
        }
    }
}
