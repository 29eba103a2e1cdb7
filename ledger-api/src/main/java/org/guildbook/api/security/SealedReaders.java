package org.guildbook.api.security;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.guildbook.journal.StoredEntry;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.springframework.security.access.AccessDeniedException;

/** Who may open the sealed part of an entry: the parties it names, and the offices over its topic. */
public final class SealedReaders {

    /** By topic, the part of a fact's stable name before the dot. */
    private static final Map<String, Set<Role>> OFFICES = Map.ofEntries(
            entry("community", Set.of(Role.OWNER, Role.SECRETARY)),
            entry("chapter", Set.of(Role.OWNER, Role.SECRETARY)),
            entry("membership", Set.of(Role.ADMISSION_SECRETARY, Role.SUPERVISOR)),
            entry("contribution", Set.of(Role.SUPERVISOR)),
            entry("dues", Set.of(Role.TREASURER, Role.CONTROLLER, Role.AUDITOR)),
            entry("accounts", Set.of(Role.TREASURER, Role.CONTROLLER, Role.AUDITOR)),
            entry("points", Set.of(Role.AUDITOR, Role.SUPERVISOR)),
            entry("privacy", Set.of(Role.GUARDIAN)));

    private final Identities identities;
    private final OfficeAuthority offices;

    SealedReaders(Identities identities, OfficeAuthority offices) {
        this.identities = identities;
        this.offices = offices;
    }

    /** Denies unless the caller may open the entry. */
    public void require(StoredEntry entry) {
        if (!admit(entry)) {
            throw new AccessDeniedException("the sealed part is not open to this caller");
        }
    }

    /** Whether the caller may open the entry. */
    public boolean admit(StoredEntry entry) {
        return opening(new CommunityId(entry.community())).test(entry);
    }

    /** Which entries of the community the caller may open; what offices allow is looked up once for each topic. */
    public Predicate<StoredEntry> opening(CommunityId community) {
        Map<String, Boolean> topics = new HashMap<>();
        return caller(community)
                .<Predicate<StoredEntry>>map(party -> entry -> names(entry, party)
                        || topics.computeIfAbsent(topic(entry), topic -> holdsOffice(topic, community, party)))
                .orElse(_ -> false);
    }

    /** Whether the caller audits the community: sees of every entry that it is there, and opens what the office opens. */
    public boolean audits(CommunityId community) {
        return caller(community)
                .map(party -> offices.holds(community, party, Set.of(Role.AUDITOR)))
                .orElse(false);
    }

    private Optional<PartyId> caller(CommunityId community) {
        return identities
                .current()
                .filter(identity -> !identity.integrator())
                .flatMap(identity -> identity.party(community));
    }

    /** Tags are {@code role:id}; ids are unique over all things, so the role need not be asked. */
    private static boolean names(StoredEntry entry, PartyId party) {
        return entry.tags().stream().anyMatch(tag -> tag.endsWith(":" + party));
    }

    private static String topic(StoredEntry entry) {
        return entry.type().substring(0, Math.max(0, entry.type().indexOf('.')));
    }

    private boolean holdsOffice(String topic, CommunityId community, PartyId party) {
        return offices.holds(community, party, OFFICES.getOrDefault(topic, Set.of()));
    }
}
