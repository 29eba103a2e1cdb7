package violations.privacy;

import violations.journal.JournalOfViolations;

/** A use case that writes behind the event store's back. */
record ErasureThatKnowsTheJournal(JournalOfViolations journal) {}
