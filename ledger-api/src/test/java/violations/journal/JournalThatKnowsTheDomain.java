package violations.journal;

import violations.events.FactThatIsAClass;

/** A log that knows what it keeps. */
record JournalThatKnowsTheDomain(FactThatIsAClass fact) {}
