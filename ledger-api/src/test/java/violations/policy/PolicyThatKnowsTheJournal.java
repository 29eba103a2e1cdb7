package violations.policy;

import violations.journal.JournalOfViolations;

/** A use case that looks past its boundary. */
record PolicyThatKnowsTheJournal(JournalOfViolations journal) {}
