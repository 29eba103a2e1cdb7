package violations.verify;

import violations.journal.JournalOfViolations;

/** A check that asks the one it checks. */
record VerifierThatKnowsTheJournal(JournalOfViolations journal) {}
