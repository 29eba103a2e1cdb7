package violations.journal;

/** Stands for the log. */
public record JournalOfViolations() {}
