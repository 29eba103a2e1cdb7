package org.guildbook.api.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;

/** The people who can sign in to this installation. */
public interface UserDirectory {

    /** The user of that name; names are compared exactly. */
    Optional<User> find(String username);

    /** The users of the demo community, whose passwords are printed at the start; empty in a real installation. */
    List<User> demoUsers();

    /**
     * Somebody with an account.
     *
     * @param passwordHash with the name of its algorithm in front, for example {@code {bcrypt}$2a$…}
     * @param parties who the user is in each community; an operator needs none
     * @param operator runs the installation and founds communities, without any right inside them
     */
    record User(
            String username,
            String passwordHash,
            String displayName,
            Map<CommunityId, PartyId> parties,
            boolean operator) {

        public User {
            parties = Map.copyOf(parties);
        }

        /** Keeps the hash out of logs. */
        @Override
        public String toString() {
            return username;
        }
    }
}
