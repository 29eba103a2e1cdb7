package org.guildbook.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.guildbook.api.security.UserDirectory;
import org.guildbook.api.security.UserDirectory.User;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;

/** Who is reading. */
final class Visitors {

    private final UserDirectory users;

    Visitors(UserDirectory users) {
        this.users = users;
    }

    Optional<User> user(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteUser()).flatMap(users::find);
    }

    /** The reader's own party in that community, if there is one. */
    Optional<PartyId> partyIn(CommunityId community, HttpServletRequest request) {
        return user(request).map(User::parties).map(parties -> parties.get(community));
    }
}
