package org.guildbook.api.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used: one sentence that says why, and one that says what to do. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    public DatabaseFailure(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    public DatabaseFailure(String description, String action) {
        this(description, action, null);
    }

    public String action() {
        return action;
    }
}
