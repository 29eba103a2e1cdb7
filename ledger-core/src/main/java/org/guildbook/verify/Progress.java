package org.guildbook.verify;

/** Is told how far a check has come. */
@FunctionalInterface
public interface Progress {

    /** Called now and then, from one thread. */
    void checked(long entries, long ofEntries);
}
