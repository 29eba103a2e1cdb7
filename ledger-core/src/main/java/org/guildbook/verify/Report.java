package org.guildbook.verify;

import java.util.List;
import java.util.stream.Stream;

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

    /** This report with one more finding, before the others. */
    Report with(Finding finding) {
        return new Report(Stream.concat(Stream.of(finding), findings.stream()).toList(), facts);
    }

    public Verdict verdict() {
        return Verdict.of(findings);
    }
}
