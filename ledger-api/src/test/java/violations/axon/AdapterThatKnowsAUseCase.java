package violations.axon;

import violations.membership.AdmitWithoutAsking;

/** An adapter that knows one use case better than the others. */
record AdapterThatKnowsAUseCase(AdmitWithoutAsking command) {}
