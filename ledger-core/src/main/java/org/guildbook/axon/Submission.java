package org.guildbook.axon;

import org.jspecify.annotations.Nullable;

/**
 * How a command arrives.
 *
 * @param client through which the actor acts, for example {@code web}, {@code demo} or the id of an integration
 * @param commandId key against repetition, unique in the community; absent if the client accepts repetition
 * @param commandSha256 64 hex digits over the request; tells a repetition from another request under the same key
 * @param dryRun decides and records nothing
 */
public record Submission(
        String client, @Nullable String commandId, @Nullable String commandSha256, boolean dryRun) {

    /** Longest command id, in characters. */
    public static final int COMMAND_ID_LIMIT = 100;

    public Submission {
        if (client.isBlank()) {
            throw new IllegalArgumentException("a submission names its client");
        }
        if (commandId != null && !commandId.matches("[!-~]{1," + COMMAND_ID_LIMIT + "}")) {
            throw new IllegalArgumentException("a command id is 1 to 100 visible ASCII characters");
        }
        if (commandSha256 != null && (commandId == null || !commandSha256.matches("[0-9a-f]{64}"))) {
            throw new IllegalArgumentException("a command's hash is 64 lowercase hex digits beside a command id");
        }
    }

    /** Recorded as often as it is submitted. */
    public static Submission from(String client) {
        return new Submission(client, null, null, false);
    }

    /** Recorded once, however often it is submitted. */
    public static Submission once(String client, String commandId, String commandSha256) {
        return new Submission(client, commandId, commandSha256, false);
    }

    /** Decided like this one, and not recorded. */
    public Submission asDryRun() {
        return new Submission(client, commandId, commandSha256, true);
    }
}
