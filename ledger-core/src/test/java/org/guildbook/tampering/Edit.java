package org.guildbook.tampering;

import org.guildbook.journal.Finding.Kind;

/**
 * A change of what is stored, by SQL.
 *
 * @param target table, or {@code table.column}, of the schema {@code journal}
 * @param what in words
 * @param sql what somebody runs who can do everything: past every trigger
 * @param admitted whether the role of the application may do it too
 * @param seen how that shows
 */
record Edit(String target, String what, String sql, boolean admitted, Seen seen) {

    Edit(String target, String what, String sql, Seen seen) {
        this(target, what, sql, false, seen);
    }

    @Override
    public String toString() {
        return target + ": " + what;
    }

    /** How an edit shows to those who look. */
    sealed interface Seen {

        /** A finding of the audit. */
        record Audited(Kind kind, long position) implements Seen {}

        /** The database refuses it even then. */
        record Refused() implements Seen {}

        /** Nothing starts on such a database; the reason says why. */
        record Unusable(String reason) implements Seen {}

        /** It concerns no entry. */
        record OfNoConsequence() implements Seen {}

        default String inWords() {
            return switch (this) {
                case Audited audited -> "audit: " + audited.kind() + " at " + audited.position();
                case Refused _ -> "refused by a constraint";
                case Unusable unusable -> "nothing starts: “" + unusable.reason() + "”";
                case OfNoConsequence _ -> "nothing: no entry depends on it";
            };
        }
    }
}
