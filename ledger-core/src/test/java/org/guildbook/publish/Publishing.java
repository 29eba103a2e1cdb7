package org.guildbook.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.guildbook.journal.Journal;
import org.guildbook.signer.CheckpointSigner;
import org.guildbook.signer.DurableFile;
import org.guildbook.signer.SigningIncidentException;

/** Publishes all there is, in the caller's thread. */
public final class Publishing {

    private Publishing() {}

    /**
     * One checkpoint for each log that grew or was not signed yet.
     *
     * @return the communities whose log was not published, and why
     */
    public static Map<UUID, SigningIncidentException> publish(
            Journal journal, CheckpointSigner signer, Path folder, Path placeFile, InstantSource clock)
            throws IOException {
        PublishedLogs logs = new PublishedLogs(
                journal, signer, folder, placeFile, DurableFile::replace, PublisherSettings.DEFAULTS, clock);
        logs.resume();
        while (logs.follow()) {
            // One checkpoint for all of them.
        }
        logs.publish(false);
        logs.heartbeat();
        return logs.incidents();
    }
}
