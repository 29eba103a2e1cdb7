package org.guildbook.api.bulk;

import java.util.List;
import java.util.Set;
import org.guildbook.axon.Receipt;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;

/** One command of a load; steps are compared as the places in a plan that they are. */
public interface Step {

    /** The same whenever the load is begun again, so that a repetition is recognised. */
    String id();

    /** 64 hex digits: another command under the same id is refused, not taken for a repetition. */
    String sha256();

    /** Earlier steps whose facts this one is decided on. */
    List<? extends Step> after();

    /** What the step takes its turn at, for example an account: steps with a turn in common never overlap. */
    Set<Object> turns();

    /** Submits the command. */
    void record(Recorder ledger);

    /** The way to the ledger. */
    interface Recorder {

        /** Returns when the command is durable; throws {@link Refused}. */
        Receipt submit(Command command);
    }
}
