package org.guildbook.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.verify.BundleCheck.CheckedBundle;
import org.guildbook.verify.Finding.Kind;
import org.guildbook.verify.SealedScan.Link;

/**
 * Follows the entries of each party: counted from 1, each linked to the one before. What it remembers grows with the number of
 * parties.
 */
final class PartySequences {

    private final byte[] beforeFirst;
    private final List<Finding> findings;
    private final Map<String, Newest> newest = new HashMap<>();
    private long unopened;

    /** @param beforeFirst what the first entry of a party is linked to */
    PartySequences(byte[] beforeFirst, List<Finding> findings) {
        this.beforeFirst = beforeFirst;
        this.findings = findings;
    }

    /**
     * The newest entry of a party.
     *
     * @param hidden how many entries before it were not shown
     */
    private record Newest(long number, byte[] hash, long hidden) {}

    void take(CheckedBundle bundle) {
        for (Link link : bundle.opened().links()) {
            Newest before = newest.getOrDefault(link.party(), new Newest(0, beforeFirst, 0));
            long left = link.number() - before.number() - 1;
            long hidden = unopened + link.hidden();
            if (left < 0 || left > hidden - before.hidden()) {
                add(link, "is number " + link.number() + " of party " + link.party() + ", after " + before.number());
            } else if (left == 0 && !Arrays.equals(link.prev(), before.hash())) {
                add(link, "does not name the hash of the entry of party " + link.party() + " before it");
            }
            byte[] hash = bundle.hash((int) (link.position() - bundle.first()));
            newest.put(link.party(), new Newest(link.number(), hash, hidden));
        }
        unopened += bundle.bundle().width() - bundle.opened().shown();
    }

    private void add(Link link, String detail) {
        findings.add(new Finding(Kind.SEQUENCE, link.position(), detail));
    }
}
