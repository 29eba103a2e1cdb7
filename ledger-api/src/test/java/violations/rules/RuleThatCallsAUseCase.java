package violations.rules;

import violations.membership.AdmitWithoutAsking;

/** A rule that calls a use case. */
record RuleThatCallsAUseCase(AdmitWithoutAsking command) {}
