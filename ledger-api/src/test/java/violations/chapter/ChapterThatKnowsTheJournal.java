package violations.chapter;

import violations.journal.JournalOfViolations;

/** A use case that writes behind the event store's back. */
record ChapterThatKnowsTheJournal(JournalOfViolations journal) {}
