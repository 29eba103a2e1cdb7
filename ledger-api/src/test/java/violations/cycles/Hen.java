package violations.cycles;

import violations.cycles.egg.Egg;

/** Half of a cycle between packages. */
public record Hen(Egg egg) {}
