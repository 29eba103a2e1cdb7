package violations.dues;

import violations.journal.JournalOfViolations;

/** A use case that writes behind the event store's back. */
record DuesThatKnowsTheJournal(JournalOfViolations journal) {}
