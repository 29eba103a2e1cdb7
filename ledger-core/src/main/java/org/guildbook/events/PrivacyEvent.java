package org.guildbook.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** What can happen to a party and its personal data; the data themselves are never on the ledger. */
public sealed interface PrivacyEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.PRIVACY;
    }

    enum PartyKind {
        PERSON,
        TEAM,
        ORGANISATION
    }

    /** What the vault can keep of a party. */
    enum PersonalField {
        NAME,
        NICKNAME,
        EMAIL,
        PHONE,
        EMPLOYER,
        REMARK,
        /** In which the person reads mails. */
        LANGUAGE
    }

    /**
     * Where the vault keeps a field of the party, and a commitment to it.
     *
     * @param version of the party's whole record, from 1
     * @param commitment SHA-256 of a salt of 32 bytes, which the vault keeps as well, and the text in UTF-8
     */
    record VaultRef(PersonalField field, int version, Sha256 commitment) {}

    /**
     * The community knows a party from now on.
     *
     * @param vaultRefs every field that is known, each once
     * @param recorder the party itself, or somebody of the staff
     */
    @Fact("privacy.PartyRegistered")
    record PartyRegistered(
            PartyId party, PartyKind kind, List<VaultRef> vaultRefs, PartyId recorder, LocalDate effectiveOn)
            implements PrivacyEvent {}

    /** Why somebody of the staff changed the data of somebody else. */
    enum UpdateReason {
        /** The party asked for it. */
        REQUEST,
        /** What was recorded was wrong. */
        CORRECTION,
        /** They are no longer needed for what they were kept for. */
        NO_LONGER_NEEDED
    }

    /**
     * Personal data were changed: the vault keeps these now and none of those before.
     *
     * @param vaultRefs every field that is known, each once; a field that is not named is known no more
     * @param reason absent if the party did it
     */
    @Fact("privacy.PersonalDataUpdated")
    record PersonalDataUpdated(
            PartyId party,
            List<VaultRef> vaultRefs,
            PartyId recorder,
            @Nullable UpdateReason reason,
            LocalDate effectiveOn)
            implements PrivacyEvent {}

    /** Who looks, from near to far. */
    enum Audience {
        GROUP,
        CHAPTER,
        MEMBERS,
        PUBLIC,
        /** Those who audit; nothing can be hidden from them, so no fact names them. */
        AUDIT
    }

    /** How somebody appears. */
    enum PrivacyMode {
        SHOWN,
        NICKNAME,
        PSEUDONYM,
        HIDDEN
    }

    /**
     * A member said how to appear before an audience.
     *
     * @param field what it is about; absent for leaderboards
     */
    @Fact("privacy.PrivacyPreferenceSet")
    record PrivacyPreferenceSet(
            PartyId member, Audience audience, @Nullable PersonalField field, PrivacyMode mode, LocalDate effectiveOn)
            implements PrivacyEvent {}

    /**
     * A member agreed that personal data are used for a purpose.
     *
     * @param purpose one that the policy names
     * @param policy version of the privacy policy that was agreed to
     */
    @Fact("privacy.ConsentGiven")
    record ConsentGiven(PartyId member, String purpose, String policy, LocalDate effectiveOn) implements PrivacyEvent {}

    /** A member took an agreement back. */
    @Fact("privacy.ConsentWithdrawn")
    record ConsentWithdrawn(PartyId member, String purpose, LocalDate effectiveOn) implements PrivacyEvent {}

    /** Somebody must not be found: is in no list, on no board and in no export from now on. */
    @Fact("privacy.ConfidentialFlagSet")
    record ConfidentialFlagSet(PartyId member, LocalDate effectiveOn) implements PrivacyEvent {}

    /** Somebody may be found again. */
    @Fact("privacy.ConfidentialFlagCleared")
    record ConfidentialFlagCleared(PartyId member, LocalDate effectiveOn) implements PrivacyEvent {}

    /** Why personal data had to go. */
    enum LegalBasis {
        /** The party asked for it. */
        REQUEST,
        /** The party took back the consent it had given. */
        CONSENT_WITHDRAWN,
        /** They are no longer needed for what they were kept for. */
        NO_LONGER_NEEDED,
        /** A law, a court or an authority demands it. */
        LEGAL_OBLIGATION
    }

    /** Positions of entries of the same log. */
    record PositionRange(long from, long toExclusive) {}

    /**
     * The personal data of a party were destroyed, and with them the sealed parts of some entries, if any held such data.
     *
     * @param erases entries before this one whose salt and sealed bytes are gone: they tell nothing any more, and everybody
     *     can see that this was meant to be; usually none
     * @param requester who asked for it, in the office of staff
     * @param approver who agreed; another person
     */
    @Fact("privacy.ErasureRecorded")
    record ErasureRecorded(
            @Open LegalBasis basis,
            @Open List<PositionRange> erases,
            PartyId party,
            PartyId requester,
            PartyId approver,
            LocalDate effectiveOn)
            implements PrivacyEvent {

        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.erasures());
        }
    }
}
