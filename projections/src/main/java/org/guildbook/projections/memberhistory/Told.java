package org.guildbook.projections.memberhistory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.ChapterIntakeSet;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.CommunityEvent.CheckpointStamped;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.CommunityEvent.LogRestored;
import org.guildbook.events.CommunityEvent.OwnershipTransferred;
import org.guildbook.events.CommunityEvent.SigningKeyRotated;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesRecognised;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesTakenOver;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.events.PrivacyEvent.ConsentGiven;
import org.guildbook.events.PrivacyEvent.ConsentWithdrawn;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.PrivacyEvent.PersonalDataUpdated;
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/** What a fact tells the parties it names: their roles, and the data worth showing. */
final class Told {

    private final Map<PartyId, SortedSet<String>> roles = new LinkedHashMap<>();
    private final SortedMap<String, String> data = new TreeMap<>();

    private Told() {}

    Map<PartyId, SortedSet<String>> roles() {
        return roles;
    }

    SortedMap<String, String> data() {
        return data;
    }

    static Told by(LedgerEvent fact) {
        Told told = new Told();
        switch (fact) {
            case CommunityEvent event -> told.add(event);
            case ChapterEvent event -> told.add(event);
            case MembershipEvent event -> ToldOfMembership.add(told, event);
            case StandingEvent event -> ToldOfMembership.add(told, event);
            case TransferEvent event -> ToldOfMembership.add(told, event);
            case ConductEvent event -> ToldOfConduct.add(told, event);
            case DuesEvent event -> told.add(event);
            case AccountsEvent event -> told.add(event);
            case ContributionEvent event -> told.add(event);
            case PointsEvent event -> told.add(event);
            case PolicyEvent _ -> {}
            case PrivacyEvent event -> told.add(event);
        }
        return told;
    }

    private void add(CommunityEvent event) {
        switch (event) {
            case CommunityFounded founded -> role("owner", founded.owner()).data("name", founded.name());
            case OwnershipTransferred transfer ->
                role("formerOwner", transfer.formerOwner()).role("newOwner", transfer.newOwner());
            case FoundingPhaseClosed _, CheckpointStamped _, SigningKeyRotated _, LogRestored _ -> {}
        }
    }

    private void add(ChapterEvent event) {
        switch (event) {
            case SmallGroupJoined joined -> role("member", joined.member()).data("group", joined.group());
            case SmallGroupLeft left ->
                role("member", left.member()).data("group", left.group()).data("reason", left.reason());
            case OfficeAppointed office ->
                role("officeHolder", office.officeHolder())
                        .data("role", office.role())
                        .data("scope", office.scope())
                        .data("from", office.from())
                        .data("toExclusive", office.toExclusive())
                        .data("basis", office.basis());
            case OfficeVacated office ->
                role("officeHolder", office.officeHolder())
                        .data("role", office.role())
                        .data("scope", office.scope());
            case GroupMeetingHeld meeting -> {
                role("organiser", meeting.organiser());
                meeting.attendees().forEach(attendee -> role("attendee", attendee));
                data("group", meeting.group()).data("month", meeting.month());
            }
            case MeetingHeld meeting -> {
                meeting.attendees().forEach(attendee -> role("attendee", attendee));
            }
            case BoardConstituted _,
                    BoardTeamFormed _,
                    ChapterDissolved _,
                    ChapterFounded _,
                    ChapterIntakeSet _,
                    CommitteeDischarged _,
                    CommitteeFormed _,
                    SmallGroupDissolved _,
                    SmallGroupFormed _,
                    SmallGroupSplit _,
                    SmallGroupsMerged _ -> {}
        }
    }

    private void add(DuesEvent event) {
        switch (event) {
            case DuesInvoiced invoice ->
                role("member", invoice.member())
                        .data("invoice", invoice.invoice())
                        .data("amountMinor", invoice.amount().amountMinor())
                        .data("unit", invoice.amount().unit())
                        .data("from", invoice.from())
                        .data("toExclusive", invoice.toExclusive())
                        .data("dueOn", invoice.dueOn());
            case DuesPaymentRecorded payment -> {
                role("payer", payment.payer()).role("recorder", payment.recorder());
                data("invoice", payment.invoice()).data("method", payment.method());
                data("amountMinor", payment.amountMinor());
                data("unit", payment.postings().getFirst().unit());
            }
            case DuesTakenOver taken ->
                role("member", taken.member())
                        .data("term", taken.term())
                        .data("amountMinor", taken.amount().amountMinor())
                        .data("unit", taken.amount().unit())
                        .data("paidOn", taken.paidOn());
            case DuesWaived waived ->
                role("member", waived.member())
                        .data("invoice", waived.invoice())
                        .data("amountMinor", waived.amountMinor())
                        .data("unit", waived.postings().getFirst().unit())
                        .data("reason", waived.reason());
            case InvoiceVoided voided ->
                role("member", voided.member())
                        .data("invoice", voided.invoice())
                        .data("amountMinor", voided.amount().amountMinor())
                        .data("unit", voided.amount().unit())
                        .data("reason", voided.reason());
            case DuesScheduleEnacted _, DuesRecognised _ -> {}
        }
    }

    private void add(AccountsEvent event) {
        switch (event) {
            case ExpenseSubmitted expense ->
                role("submitter", expense.submitter())
                        .role("payee", expense.payee())
                        .data("expense", expense.expense())
                        .data("category", expense.category())
                        .data("amountMinor", expense.amount().amountMinor())
                        .data("unit", expense.amount().unit());
            case ExpenseApproved expense -> {
                expense.approvers().forEach(approver -> role("approver", approver));
                data("expense", expense.expense()).data("category", expense.category());
            }
            case ExpensePaid expense ->
                role("payer", expense.payer())
                        .role("payee", expense.payee())
                        .data("expense", expense.expense())
                        .data("category", expense.category());
        }
    }

    private void add(ContributionEvent event) {
        switch (event) {
            case ContributionClaimed claim -> {
                role("claimant", claim.claimant());
                claim.contributors().forEach(share -> role("contributor", share.contributor()));
                data("contribution", claim.contribution()).data("category", claim.category());
                data("quantity", claim.quantity()).data("chapter", claim.chapter());
            }
            case ContributionAttested attested ->
                role("attester", attested.attester())
                        .data("contribution", attested.contribution())
                        .data("office", attested.office())
                        .data("quarter", attested.quarter());
        }
    }

    private void add(PointsEvent event) {
        switch (event) {
            case PointsGranted granted ->
                role("receiver", granted.receiver())
                        .data("amount", granted.amount())
                        .data("rule", granted.rule())
                        .data("expiresOn", granted.expiresOn());
            case PointsTipped tip ->
                role("giver", tip.giver())
                        .role("receiver", tip.receiver())
                        .data("giver", tip.giver())
                        .data("receiver", tip.receiver())
                        .data("amount", tip.amount());
            case GrantBudgetSet _ -> {}
        }
    }

    private void add(PrivacyEvent event) {
        switch (event) {
            case PartyRegistered registered ->
                role("party", registered.party())
                        .role("recorder", registered.recorder())
                        .data("kind", registered.kind())
                        .data("fields", fields(registered.vaultRefs()));
            case PersonalDataUpdated updated ->
                role("party", updated.party())
                        .role("recorder", updated.recorder())
                        .data("fields", fields(updated.vaultRefs()))
                        .data("reason", updated.reason());
            case PrivacyPreferenceSet preference ->
                role("member", preference.member())
                        .data("audience", preference.audience())
                        .data("field", preference.field())
                        .data("mode", preference.mode());
            case ConsentGiven consent ->
                role("member", consent.member())
                        .data("purpose", consent.purpose())
                        .data("policy", consent.policy());
            case ConsentWithdrawn consent -> role("member", consent.member()).data("purpose", consent.purpose());
            case ConfidentialFlagSet flag -> role("member", flag.member());
            case ConfidentialFlagCleared flag -> role("member", flag.member());
            case ErasureRecorded erasure ->
                role("party", erasure.party())
                        .role("requester", erasure.requester())
                        .role("approver", erasure.approver())
                        .data("basis", erasure.basis());
        }
    }

    private static String fields(List<VaultRef> refs) {
        return refs.stream().map(ref -> ref.field().name()).collect(Collectors.joining(","));
    }

    Told role(String role, PartyId party) {
        if (!party.equals(PartyId.SYSTEM)) {
            roles.computeIfAbsent(party, _ -> new TreeSet<>()).add(role);
        }
        return this;
    }

    Told data(String name, @Nullable Object value) {
        if (value != null) {
            // One line per value is how they are stored.
            data.put(name, value.toString().replace('\n', ' '));
        }
        return this;
    }
}
