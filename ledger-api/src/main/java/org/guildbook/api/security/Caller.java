package org.guildbook.api.security;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.guildbook.values.Role;

/** In what capacity somebody calls; one caller may have several. */
public enum Caller {
    /** Anyone, without a token. */
    PUBLIC,
    /** Whoever has a valid token or session. */
    SIGNED_IN,
    /** A person, team or organisation known to the community in the path: candidate or member. */
    PARTY,
    /** The party named in the path. */
    SELF,
    /** The system of an outside feed that acts as a party of the community; reaches only what names it. */
    INTEGRATOR,
    /** Who runs the installation; no rights inside a community. */
    OPERATOR,
    OWNER,
    CHAPTER_LEAD,
    BOARD_MEMBER,
    SUPERVISOR,
    SECRETARY,
    GROUP_LEADER,
    COMMITTEE_CHAIR,
    ADMISSION_SECRETARY,
    TREASURER,
    CONTROLLER,
    EDITOR,
    GUARDIAN,
    STAFF,
    AUDITOR;

    private static final Set<Caller> WITHOUT_OFFICE = EnumSet.of(PUBLIC, SIGNED_IN, PARTY, SELF, INTEGRATOR, OPERATOR);

    /** The office on the ledger that makes somebody this caller. */
    public Optional<Role> office() {
        return WITHOUT_OFFICE.contains(this) ? Optional.empty() : Optional.of(Role.valueOf(name()));
    }
}
