package org.guildbook.verify;

import java.util.List;

/**
 * Outcome of a check.
 *
 * @param findings in order of position, at most {@link LogVerifier#MAX_FINDINGS}
 * @param facts what was checked, a sentence each
 */
public record Report(List<Finding> findings, List<String> facts) {

    public Report {
        findings = List.copyOf(findings);
        facts = List.copyOf(facts);
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
