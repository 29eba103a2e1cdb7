package violations.projections.creditscore;

/** Stands for another read model. */
public record ScoresOfAnotherReadModel() {}
