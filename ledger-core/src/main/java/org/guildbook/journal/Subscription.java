package org.guildbook.journal;

/** Ends a registration when closed; closing twice does nothing. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
