package org.guildbook.verify;

import java.util.List;

/** What a check came to; the number is the exit code of the program. */
public enum Verdict {
    /** All was checked, all fits. */
    CLEAN(0),
    /** Nothing can be said: wrong arguments, unreadable source. */
    COULD_NOT_RUN(1),
    /** Something was changed. */
    TAMPERED(2),
    /** What is there fits, but not all is there. */
    INCOMPLETE(3);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    static Verdict of(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.kind().isTampering())) {
            return TAMPERED;
        }
        return findings.isEmpty() ? CLEAN : INCOMPLETE;
    }
}
