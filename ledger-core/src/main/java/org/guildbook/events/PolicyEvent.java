package org.guildbook.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;

/** What can happen to the published rules of a community. */
public sealed interface PolicyEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.POLICY;
    }

    /** What a policy rules: how members live together, or who may become one. */
    enum PolicyKind {
        CHARTER,
        ADMISSION
    }

    /**
     * A version of a policy is in force from a day on, in place of the one before it.
     *
     * @param version from 1, without gaps
     * @param sha256 of the canonical text, which is published elsewhere
     * @param criteria codes of what a candidate must meet; none for a charter
     */
    @Fact("policy.PolicyEnacted")
    record PolicyEnacted(
            @Open PolicyId policy,
            @Open PolicyKind kind,
            @Open int version,
            @Open Sha256 sha256,
            @Open List<String> criteria,
            @Open LocalDate effectiveFrom,
            LocalDate effectiveOn)
            implements PolicyEvent {

        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.policyKind(kind.name()));
        }
    }
}
