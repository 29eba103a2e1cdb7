package org.guildbook.projections.leaderboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.events.PrivacyEvent.ConsentGiven;
import org.guildbook.events.PrivacyEvent.ConsentWithdrawn;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.PrivacyEvent.PersonalDataUpdated;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.events.Recorded;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Collects of one page who is on no leaderboard: whoever must not be found, and whoever hides from an audience. There is one
 * population for all audiences, since two would tell who is missing in one of them.
 */
final class HiddenPage {

    private static final String CONFIDENTIAL = "CONFIDENTIAL";

    private record Hidden(CommunityId community, PartyId member, String reason) {}

    private final Map<Hidden, Boolean> said = new LinkedHashMap<>();

    void add(Recorded recorded, PrivacyEvent event) {
        switch (event) {
            case ConfidentialFlagSet flag -> say(recorded, flag.member(), CONFIDENTIAL, true);
            case ConfidentialFlagCleared flag -> say(recorded, flag.member(), CONFIDENTIAL, false);
            case PrivacyPreferenceSet preference -> {
                if (preference.field() == null) {
                    say(
                            recorded,
                            preference.member(),
                            preference.audience().name(),
                            preference.mode() == PrivacyMode.HIDDEN);
                }
            }
            case PartyRegistered _, PersonalDataUpdated _, ConsentGiven _, ConsentWithdrawn _, ErasureRecorded _ -> {}
        }
    }

    private void say(Recorded recorded, PartyId member, String reason, boolean hidden) {
        said.put(new Hidden(recorded.community(), member, reason), hidden);
    }

    void write(JdbcOperations db) {
        Rows hidden = new Rows("community uuid", "member uuid", "reason text");
        Rows shown = new Rows("community uuid", "member uuid", "reason text");
        said.forEach((of, hides) -> (hides ? hidden : shown).add(of.community(), of.member(), of.reason()));
        hidden.insert(db, "board_hidden", "ON CONFLICT DO NOTHING");
        shown.write(db, """
                DELETE FROM board_hidden h USING {rows}
                WHERE h.community = r.community AND h.member = r.member AND h.reason = r.reason""");
    }
}
