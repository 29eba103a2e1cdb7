package violations.community;

import violations.journal.JournalOfViolations;

/** A use case that writes behind the event store's back. */
record CommunityThatKnowsTheJournal(JournalOfViolations journal) {}
