package violations.publish;

import violations.events.FactThatIsAClass;

/** A publisher that looks into what it publishes. */
record PublisherThatKnowsTheDomain(FactThatIsAClass fact) {}
