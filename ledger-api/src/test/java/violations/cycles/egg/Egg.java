package violations.cycles.egg;

import violations.cycles.Hen;

/** The other half. */
public record Egg(Hen hen) {}
