package org.guildbook.api.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildbook.api.bulk.Step;
import org.guildbook.api.vault.Vault;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.PrivacyEvent.PartyKind;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.privacy.RegisterParty;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Id;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;

/** One command of an import, and the row it comes from. */
abstract sealed class ImportStep implements Step {

    static final String CLIENT = "import";

    private final int row;
    private final String id;
    private final List<ImportStep> after;

    private ImportStep(int row, Object thing, List<ImportStep> after) {
        this.row = row;
        this.id = idOf(thing);
        this.after = after;
    }

    /** The id of the step that makes the thing. */
    static String idOf(Object thing) {
        return CLIENT + "/" + thing;
    }

    /** The command as it is tried without recording. */
    abstract Command tried();

    /** How it is tried: what is recorded already is recognised. */
    abstract Submission trial();

    /** The row that the refusal speaks of. */
    int rowOf(Refused refused) {
        return row;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final List<ImportStep> after() {
        return after;
    }

    @Override
    public final Set<Object> turns() {
        return Set.of();
    }

    @Override
    public final String toString() {
        return id;
    }

    /** A chapter is founded, or a member admitted. */
    static final class Opening extends ImportStep {

        private final Command command;
        private final Sha256 content;
        private final Map<TermId, Integer> termRows;

        /** @param content over what the file says, not over the day: it is the same whenever it is imported */
        Opening(
                int row,
                Id thing,
                Command command,
                Sha256 content,
                List<ImportStep> after,
                Map<TermId, Integer> termRows) {
            super(row, thing, after);
            this.command = command;
            this.content = content;
            this.termRows = termRows;
        }

        @Override
        public String sha256() {
            return content.hex();
        }

        @Override
        public void record(Recorder ledger) {
            ledger.submit(command);
        }

        @Override
        Command tried() {
            return command;
        }

        @Override
        Submission trial() {
            return Submission.once(CLIENT, id(), sha256()).asDryRun();
        }

        @Override
        int rowOf(Refused refused) {
            return refused.details().get("term") instanceof TermId term
                    ? termRows.getOrDefault(term, super.rowOf(refused))
                    : super.rowOf(refused);
        }
    }

    /** The community gets to know a member. */
    static final class Registration extends ImportStep {

        /** Stands for what is not laid down for a trial. */
        private static final List<VaultRef> UNKNOWN =
                List.of(new VaultRef(PersonalField.NAME, Integer.MAX_VALUE, new Sha256("0".repeat(64))));

        private final Vault vault;
        private final CommunityId community;
        private final ImportedMember member;
        private final PartyId staff;
        private final LocalDate effectiveOn;

        Registration(Vault vault, CommunityId community, ImportedMember member, PartyId staff, LocalDate effectiveOn) {
            super(member.row(), member.party() + "/registration", List.of());
            this.vault = vault;
            this.community = community;
            this.member = member;
            this.staff = staff;
            this.effectiveOn = effectiveOn;
        }

        @Override
        public String sha256() {
            return vault.blind(
                    community, member.party(), member.personalSha256().hex());
        }

        @Override
        public void record(Recorder ledger) {
            vault.record(community, member.party(), member.personal(), refs -> ledger.submit(command(refs)));
        }

        @Override
        Command tried() {
            return command(UNKNOWN);
        }

        /** A trial makes no key: without one, nothing was recorded. */
        @Override
        Submission trial() {
            Submission trial = vault.knew(community, member.party())
                    ? Submission.once(CLIENT, id(), sha256())
                    : Submission.from(CLIENT);
            return trial.asDryRun();
        }

        private Command command(List<VaultRef> refs) {
            PartyKind kind = member.type() == MembershipType.ORGANISATION ? PartyKind.ORGANISATION : PartyKind.PERSON;
            return new RegisterParty(member.party(), kind.name(), refs, staff, effectiveOn);
        }
    }
}
