package org.guildbook.signer;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.MalformedException;
import org.guildbook.signer.SigningIncidentException.Incident;

/** The checkpoint signed last of each log, one file each, outside of the database and of its backups. */
public final class SignedHeads {

    private final Path folder;

    /**
     * What is remembered in a folder.
     *
     * @param folder for nothing else
     */
    public SignedHeads(Path folder) {
        this.folder = folder;
    }

    /**
     * The checkpoint signed last of the log.
     *
     * @throws SigningIncidentException if it cannot be read as one
     */
    public Optional<Checkpoint> last(String origin) throws IOException {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Checkpoint last = Checkpoint.parse(Files.readString(file));
            if (last.origin().equals(origin)) {
                return Optional.of(last);
            }
            throw new MalformedException("it is of " + last.origin());
        } catch (MalformedException e) {
            throw new SigningIncidentException(Incident.HEADS_DAMAGED, file + ": " + e.getMessage());
        }
    }

    /** On return this is the last one, also after the power went. */
    public void put(Checkpoint signed) throws IOException {
        DurableFile.replace(file(signed.origin()), signed.text().getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String origin) {
        return folder.resolve(URLEncoder.encode(origin, StandardCharsets.UTF_8));
    }
}
