package org.guildbook.api.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.UUID;
import org.guildbook.api.endpoints.Writes;
import org.guildbook.api.security.Identities;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Command;
import org.guildbook.projections.runtime.AwaitPosition;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;

/** Records what a form asks for, once however often it is sent. */
final class FormWrites {

    /** After it the page is shown as it is; the entry is recorded all the same. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Writes writes;
    private final AwaitPosition readModels;

    FormWrites(Writes writes, AwaitPosition readModels) {
        this.writes = writes;
        this.readModels = readModels;
    }

    /**
     * Records the command, and waits until the page that shows it can know of it.
     *
     * @param form drawn when the form was made
     * @param part of the form that asks for this, at most 25 characters
     * @param readModel that the page is made of
     * @return position of the entry
     */
    long record(CommunityId community, Command command, UUID form, String part, String readModel) {
        String commandId = command.actor() + "/" + form + "/" + part;
        Receipt receipt = writes.submit(
                community, command, Submission.once(Identities.WEB, commandId, hash(community + "\n" + command)));
        readModels.await(readModel, community, receipt.position(), LONGEST_WAIT);
        return receipt.position();
    }

    private static String hash(String text) {
        try {
            return Sha256.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .hex();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
