package org.guildbook.axon;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.guildbook.decision.Command;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.encoding.Envelope;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;

/** What travels beside a command. */
final class CommandMetadata {

    static final String CLIENT = "client";
    static final String COMMAND_ID = "commandId";
    static final String COMMAND_SHA256 = "commandSha256";
    private static final String DRY_RUN = "dryRun";
    private static final String IN_LINE = "inLine";
    private static final String CAUSES = "causes";

    static Map<String, String> of(CommunityId community, Submission submission, List<UUID> causes, boolean inLine) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(ThisCommunity.COMMUNITY, community.toString());
        metadata.put(CLIENT, submission.client());
        putIfPresent(metadata, COMMAND_ID, submission.commandId());
        putIfPresent(metadata, COMMAND_SHA256, submission.commandSha256());
        if (submission.dryRun()) {
            metadata.put(DRY_RUN, "true");
        }
        if (inLine) {
            metadata.put(IN_LINE, "true");
        }
        if (!causes.isEmpty()) {
            metadata.put(CAUSES, causes.stream().map(UUID::toString).collect(Collectors.joining(",")));
        }
        return metadata;
    }

    static Attempt attempt(CommandMessage message) {
        Map<String, String> metadata = message.metadata();
        String community = metadata.get(ThisCommunity.COMMUNITY);
        String client = metadata.get(CLIENT);
        if (community == null || client == null || !(message.payload() instanceof Command command)) {
            throw new IllegalArgumentException("a command that was not submitted to the ledger: " + message.type());
        }
        String causes = metadata.get(CAUSES);
        return new Attempt(
                CommunityId.of(community),
                new Envelope(
                        command.actor(),
                        client,
                        metadata.get(COMMAND_ID),
                        metadata.get(COMMAND_SHA256),
                        causes == null
                                ? List.of()
                                : Arrays.stream(causes.split(","))
                                        .map(UUID::fromString)
                                        .toList()),
                metadata.containsKey(DRY_RUN),
                metadata.containsKey(IN_LINE));
    }

    private static void putIfPresent(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }

    private CommandMetadata() {}
}
