package violations.projections.leaderboard;

import violations.membership.AdmitWithoutAsking;
import violations.projections.creditscore.ScoresOfAnotherReadModel;

/** A read model that sends commands and reads another read model. */
record LeaderboardThatSendsCommands(AdmitWithoutAsking command, ScoresOfAnotherReadModel scores) {}
