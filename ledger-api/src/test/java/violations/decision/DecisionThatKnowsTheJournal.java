package violations.decision;

import violations.journal.JournalOfViolations;

/** A decision that looks below the event store. */
record DecisionThatKnowsTheJournal(JournalOfViolations journal) {}
