package org.guildbook.projections.confidential;

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
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.events.Recorded;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.jdbc.core.JdbcOperations;

/** Collects the flags of one page and writes the table {@code <prefix>_confidential}: a row for each whom nobody may find. */
public final class ConfidentialPage {

    private record Party(CommunityId community, PartyId party) {}

    private final String table;
    private final Map<Party, Boolean> flags = new LinkedHashMap<>();

    /** @param prefix of the table, for example {@code office} */
    public ConfidentialPage(String prefix) {
        this.table = prefix + "_confidential";
    }

    public void add(Recorded recorded, PrivacyEvent event) {
        switch (event) {
            case ConfidentialFlagSet flag -> flags.put(new Party(recorded.community(), flag.member()), true);
            case ConfidentialFlagCleared flag -> flags.put(new Party(recorded.community(), flag.member()), false);
            case PartyRegistered _,
                    PersonalDataUpdated _,
                    PrivacyPreferenceSet _,
                    ConsentGiven _,
                    ConsentWithdrawn _,
                    ErasureRecorded _ -> {}
        }
    }

    public void write(JdbcOperations db) {
        Rows set = new Rows("community uuid", "party uuid");
        Rows cleared = new Rows("community uuid", "party uuid");
        flags.forEach((party, flagged) -> (flagged ? set : cleared).add(party.community(), party.party()));
        set.insert(db, table, "ON CONFLICT DO NOTHING");
        cleared.write(
                db, "DELETE FROM " + table + " c USING {rows} WHERE c.community = r.community AND c.party = r.party");
    }
}
