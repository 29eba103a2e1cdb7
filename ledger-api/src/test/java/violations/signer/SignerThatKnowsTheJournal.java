package violations.signer;

import violations.journal.JournalOfViolations;

/** A guard that asks whom it guards against. */
record SignerThatKnowsTheJournal(JournalOfViolations journal) {}
