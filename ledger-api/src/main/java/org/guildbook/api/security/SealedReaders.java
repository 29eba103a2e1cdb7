package org.guildbook.api.security;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.guildbook.journal.StoredEntry;
import org.guildbook.projections.privacies.Privacies;
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
    private final Privacies privacies;

    SealedReaders(Identities identities, OfficeAuthority offices, Privacies privacies) {
        this.identities = identities;
        this.offices = offices;
        this.privacies = privacies;
    }

    /** Denies unless the caller may open the entry. */
    public void require(StoredEntry entry) {
        if (!admit(entry)) {
            throw new AccessDeniedException("the sealed part is not open to this caller");
        }
    }

    /** Whether the caller may open the entry. */
    public boolean admit(StoredEntry entry) {
        return admitted(new CommunityId(entry.community())).test(entry);
    }

    /**
     * Which entries of the community an export opens for the caller: those that the caller may open, without any that names
     * somebody else who must not be found.
     */
    public Predicate<StoredEntry> exported(CommunityId community) {
        Set<PartyId> confidential = new HashSet<>(privacies.confidential(community));
        caller(community).ifPresent(confidential::remove);
        return admitted(community).and(entry -> confidential.stream().noneMatch(party -> names(entry, party)));
    }

    /** What offices allow is looked up once for each topic. */
    private Predicate<StoredEntry> admitted(CommunityId community) {
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
