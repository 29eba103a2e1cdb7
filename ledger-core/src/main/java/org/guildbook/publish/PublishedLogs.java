package org.guildbook.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.LogName;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.signer.CheckpointSigner;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.signer.SigningIncidentException.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All logs of a journal, each published in a folder named after its community, in small steps.
 *
 * <p>The place up to which all is published is kept in a file of its own, only to save reading: with an older one, or
 * without, entries that are published already are passed over. A log for which something is amiss is left as it is, and
 * the others go on.
 */
final class PublishedLogs {

    /** More logs than these are not kept in memory between two rounds. */
    static final int MAX_OPEN_LOGS = 256;

    /** Logs signed anew in one step. */
    static final int MAX_HEARTBEATS = 32;

    private static final Pattern COMMUNITY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Logger LOG = LoggerFactory.getLogger(PublishedLogs.class);

    private final Journal journal;
    private final CheckpointSigner signer;
    private final Path folder;
    private final Path placeFile;
    private final LogFolder.FileWriter writer;
    private final PublisherSettings settings;
    private final InstantSource clock;
    private final LinkedHashMap<UUID, PublishedLog> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<UUID, Instant> signedAt = new LinkedHashMap<>();
    private final Map<UUID, SigningIncidentException> incidents = new ConcurrentHashMap<>();
    private long place;
    private long keptPlace;
    private boolean fromFirst;

    PublishedLogs(
            Journal journal,
            CheckpointSigner signer,
            Path folder,
            Path placeFile,
            LogFolder.FileWriter writer,
            PublisherSettings settings,
            InstantSource clock) {
        this.journal = journal;
        this.signer = signer;
        this.folder = folder;
        this.placeFile = placeFile;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes up where the files say; every published log must still be the beginning of the log in the journal. */
    void resume() throws IOException {
        open.clear();
        incidents.clear();
        signedAt.clear();
        place = readPlace();
        keptPlace = place;
        fromFirst = place == 0;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, PublishedLogs::isLog)) {
            for (Path each : folders) {
                UUID community = UUID.fromString(each.getFileName().toString());
                signedAt.put(community, Instant.EPOCH);
                requireBeginning(community);
                open.remove(community);
            }
        }
    }

    private static boolean isLog(Path folder) {
        return COMMUNITY.matcher(folder.getFileName().toString()).matches();
    }

    private long readPlace() throws IOException {
        if (Files.exists(placeFile)) {
            try {
                long kept = Long.parseLong(Files.readString(placeFile).strip());
                return kept <= journal.committed() ? kept : 0;
            } catch (NumberFormatException _) {
                LOG.warn("{} holds no place: all logs are read from their first entry", placeFile);
            }
        }
        return 0;
    }

    /** The newest published hash covers, link by link, all entries before it. */
    private void requireBeginning(UUID community) throws IOException {
        PublishedLog log = log(community);
        if (log.size() == 0) {
            place = 0;
            fromFirst = true;
            return;
        }
        Optional<StoredEntry> newest = journal.entry(community, log.size() - 1);
        if (newest.isEmpty()) {
            report(
                    community,
                    new SigningIncidentException(
                            Incident.LOG_SHRUNK,
                            EntryHash.origin(community) + ": published are " + log.size()
                                    + " entries, more than it has"));
        } else if (!Arrays.equals(newest.get().hash(), log.lastHash())) {
            report(
                    community,
                    new SigningIncidentException(
                            Incident.LOG_FORKED,
                            EntryHash.origin(community) + ": entry " + (log.size() - 1) + " is not the published one"));
        }
    }

    /** Reads the next entries of all logs. Returns whether there are more. */
    boolean follow() throws IOException {
        List<StoredEntry> page = journal.page(place, settings.pageEntries());
        for (StoredEntry entry : page) {
            if (!incidents.containsKey(entry.community()) && !take(entry)) {
                LOG.warn("{} is to be published from its first entry: all logs are read again", entry.community());
                place = 0;
                fromFirst = true;
                return true;
            }
            place = entry.place();
        }
        return place < journal.committed();
    }

    /** Returns whether the entry was published already or could be taken; if not, entries before it are missing. */
    private boolean take(StoredEntry entry) throws IOException {
        try {
            PublishedLog log = log(entry.community());
            if (entry.position() == log.size()) {
                log.append(entry.leaf());
            } else if (entry.position() > log.size() && fromFirst) {
                throw new SigningIncidentException(
                        Incident.LOG_FORKED,
                        EntryHash.origin(entry.community()) + ": entry " + log.size() + " is missing");
            }
            return entry.position() < log.size();
        } catch (SigningIncidentException e) {
            report(entry.community(), e);
            return true;
        }
    }

    /** Publishes what was read. While there is more to read, a log that was signed further already waits for the rest. */
    void publish(boolean more) throws IOException {
        for (Map.Entry<UUID, PublishedLog> each : List.copyOf(open.entrySet())) {
            if (each.getValue().hasUnwritten()) {
                sign(each.getKey(), each.getValue(), more);
            }
        }
        if (place > keptPlace && open.values().stream().noneMatch(PublishedLog::hasUnwritten)) {
            writer.replace(placeFile, Long.toString(place).getBytes(StandardCharsets.US_ASCII));
            keptPlace = place;
        }
        var oldest = open.entrySet().iterator();
        while (open.size() > MAX_OPEN_LOGS && oldest.hasNext()) {
            if (!oldest.next().getValue().hasUnwritten()) {
                oldest.remove();
            }
        }
    }

    /**
     * Signs some of the logs anew that have not been for long: a checkpoint that stays old then means something. Returns
     * whether there may be more.
     */
    boolean heartbeat() throws IOException {
        Instant due = clock.instant().minus(settings.heartbeat());
        List<UUID> silent = signedAt.entrySet().stream()
                .filter(each -> each.getValue().isBefore(due) && !incidents.containsKey(each.getKey()))
                .map(Map.Entry::getKey)
                .limit(MAX_HEARTBEATS)
                .toList();
        for (UUID community : silent) {
            PublishedLog log = log(community);
            if (log.size() == 0 || sign(community, log, true)) {
                signedAt.put(community, clock.instant());
            }
        }
        return silent.size() == MAX_HEARTBEATS;
    }

    /** Returns whether nothing has to be tried again soon. */
    private boolean sign(UUID community, PublishedLog log, boolean more) throws IOException {
        try {
            if (more && log.size() < signer.signedSize(log.origin())) {
                return true;
            }
            log.publish(signer);
            signedAt.put(community, clock.instant());
        } catch (SigningIncidentException e) {
            report(community, e);
        } catch (QuorumMissedException e) {
            LOG.warn("a checkpoint is held back: {}", e.getMessage());
            return false;
        }
        return true;
    }

    private void report(UUID community, SigningIncidentException incident) {
        LOG.error("nothing of this log is published until somebody has looked: {}", incident.getMessage());
        incidents.put(community, incident);
        open.remove(community);
    }

    private PublishedLog log(UUID community) throws IOException {
        PublishedLog log = open.get(community);
        if (log == null) {
            LogName name = Incarnations.name(journal, community);
            LogFolder files = new LogFolder(folder.resolve(community.toString()), writer);
            files.setAsideBefore(name);
            log = PublishedLog.resume(name, files, KeysInForce.of(journal, name, signer.keys(name.origin()), clock));
            open.put(community, log);
        }
        return log;
    }

    /** Up to which place of the journal everything was read; what lies behind it is covered by no checkpoint yet. */
    long place() {
        return place;
    }

    /** When the log was signed that waits longest for the next signature, of those without an incident. */
    Optional<Instant> oldestSigned() {
        return signedAt.entrySet().stream()
                .filter(each -> !incidents.containsKey(each.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    Map<UUID, SigningIncidentException> incidents() {
        return Map.copyOf(incidents);
    }
}
