package org.guildbook.api.imports;

import java.util.List;
import java.util.Map;
import org.guildbook.api.vault.PersonalData;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.membership.AdmitFoundingMember.OpeningTerm;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;

/**
 * A member as the file has it.
 *
 * @param row its first
 * @param personalSha256 hash of the personal cells; never leaves the vault unblinded
 * @param termRows where each term stands
 * @param evidence hash of its rows without the personal cells
 */
record ImportedMember(
        int row,
        PartyId party,
        String chapterCode,
        MembershipType type,
        PersonalData personal,
        Sha256 personalSha256,
        List<OpeningTerm> terms,
        Map<TermId, Integer> termRows,
        Sha256 evidence) {}
