package violations.accounts;

import violations.journal.JournalOfViolations;

/** A use case that writes behind the event store's back. */
record AccountsThatKnowsTheJournal(JournalOfViolations journal) {}
