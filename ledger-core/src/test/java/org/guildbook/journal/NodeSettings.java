package org.guildbook.journal;

import java.time.Duration;

/** The defaults, but for what a test is about. */
final class NodeSettings {

    private NodeSettings() {}

    static JournalSettings ofWindow(int entries) {
        return of(entries, JournalSettings.DEFAULTS.headPoll());
    }

    static JournalSettings of(int windowEntries, Duration headPoll) {
        JournalSettings defaults = JournalSettings.DEFAULTS;
        return new JournalSettings(
                windowEntries,
                defaults.windowBytes(),
                defaults.queueBytes(),
                defaults.queueWait(),
                defaults.batchEntries(),
                headPoll,
                defaults.commitWait(),
                defaults.reconnectWait());
    }
}
