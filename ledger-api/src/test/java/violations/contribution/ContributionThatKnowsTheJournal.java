package violations.contribution;

import violations.journal.JournalOfViolations;

/** A use case that writes behind the event store's back. */
record ContributionThatKnowsTheJournal(JournalOfViolations journal) {}
