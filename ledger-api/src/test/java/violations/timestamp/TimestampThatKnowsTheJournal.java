package violations.timestamp;

import violations.journal.JournalOfViolations;

/** A stamp that asks what it stamps. */
record TimestampThatKnowsTheJournal(JournalOfViolations journal) {}
