package violations.witness;

import violations.journal.JournalOfViolations;

/** A witness that asks the one it watches. */
record WitnessThatKnowsTheJournal(JournalOfViolations journal) {}
