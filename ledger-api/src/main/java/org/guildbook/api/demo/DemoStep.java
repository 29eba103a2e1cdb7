package org.guildbook.api.demo;

import java.util.List;
import org.guildbook.decision.Command;

/**
 * One command of the demo community.
 *
 * @param id the same at every start, so that a repetition is recognised
 * @param command what is recorded
 * @param after earlier steps whose facts this one is decided on
 */
record DemoStep(String id, Command command, List<DemoStep> after) {

    /** Steps are compared as the places in a plan that they are. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " " + command;
    }
}
