package org.guildbook.api.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.guildbook.api.bulk.Step;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.dues.InvoiceDues;
import org.guildbook.membership.StartTerm;

/**
 * One command of the demo community.
 *
 * @param id the same at every start, so that a repetition is recognised
 * @param command what is recorded
 * @param after earlier steps whose facts this one is decided on
 * @param turns what the step takes its turn at, for example an account: steps with a turn in common never overlap
 */
record DemoStep(String id, Command command, List<DemoStep> after, Set<Object> turns) implements Step {

    /** Over the command. */
    @Override
    public String sha256() {
        try {
            byte[] text = command.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An automation may have recorded the same before. */
    @Override
    public void record(Recorder ledger) {
        try {
            ledger.submit(command);
        } catch (Refused refused) {
            if (!isRecordedAccordingTo(refused)) {
                throw refused;
            }
        }
    }

    private boolean isRecordedAccordingTo(Refused refused) {
        return switch (command) {
            case InvoiceDues _ -> refused.rule().equals("already-invoiced");
            case StartTerm _ -> refused.rule().equals("term-overlaps");
            default -> false;
        };
    }

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
