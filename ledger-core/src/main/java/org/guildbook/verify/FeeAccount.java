package org.guildbook.verify;

import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guildbook.verify.BundleCheck.CheckedBundle;
import org.guildbook.verify.Finding.Kind;
import org.guildbook.verify.TrialBalance.Turnover;

/** Adds up the money of a community from the open parts of its entries, and compares it with what is published. */
final class FeeAccount {

    private static final Turnover NOTHING = new Turnover(0, 0, 0);

    private final TrialBalance published;
    private final List<Finding> findings;
    private final SortedMap<String, Turnover> sums = new TreeMap<>();

    FeeAccount(TrialBalance published, List<Finding> findings) {
        this.published = published;
        this.findings = findings;
    }

    void take(CheckedBundle bundle) {
        bundle.money().forEach((account, turnover) -> sums.merge(account, turnover, Turnover::plus));
        long index = published.position() - bundle.first();
        if (index >= 0
                && index < bundle.bundle().width()
                && !HexFormat.of().formatHex(bundle.hash((int) index)).equals(published.hash())) {
            findings.add(new Finding(
                    Kind.FEES, published.position(), "is not the entry up to which the published account counts"));
        }
    }

    /** @param entries of the log */
    void finish(long entries) {
        if (published.position() >= entries) {
            findings.add(new Finding(
                    Kind.MISSING,
                    Finding.WHOLE_LOG,
                    "the published account counts up to position " + published.position()
                            + ", beyond the checkpoint: take them again"));
            return;
        }
        TreeSet<String> accounts = new TreeSet<>(sums.keySet());
        accounts.addAll(published.accounts().keySet());
        for (String account : accounts) {
            Turnover added = sums.getOrDefault(account, NOTHING);
            Turnover said = published.accounts().getOrDefault(account, NOTHING);
            if (!added.equals(said)) {
                findings.add(new Finding(
                        Kind.FEES, Finding.WHOLE_LOG, account + ": published is " + said + ", entries say " + added));
            }
        }
    }
}
