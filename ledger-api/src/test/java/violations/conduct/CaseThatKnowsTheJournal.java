package violations.conduct;

import violations.journal.JournalOfViolations;

/** A use case that writes behind the event store's back. */
record CaseThatKnowsTheJournal(JournalOfViolations journal) {}
