package violations.values;

import violations.events.FactThatIsAClass;

/** A value that knows who uses it. */
record MoneyThatKnowsFacts(FactThatIsAClass fact) {}
