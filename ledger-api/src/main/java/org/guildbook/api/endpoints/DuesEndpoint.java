package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.dues.EnactDuesSchedule;
import org.guildbook.dues.InvoiceDues;
import org.guildbook.dues.RecordDuesPayment;
import org.guildbook.dues.VoidInvoice;
import org.guildbook.dues.WaiveDues;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted.Amount;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Membership dues: how much, who was asked, what arrived. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Dues")
class DuesEndpoint {

    private static final int AMOUNTS_LIMIT = 10;

    /**
     * @param amounts one per membership type; a type without one pays no dues
     * @param resolution of the board or the assembly about dues; needed once the founding phase is over
     */
    record NewSchedule(
            @Nullable ScheduleId schedule,
            @NotNull @Size(min = 1, max = AMOUNTS_LIMIT) List<@Valid @NotNull YearlyDues> amounts,
            @NotNull LocalDate effectiveFrom,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    record YearlyDues(
            @NotNull MembershipType membershipType, @NotNull Money yearly) {}

    @PostMapping("/dues-schedules")
    ResponseEntity<Accepted> enactSchedule(Write write, @Valid @RequestBody NewSchedule body) {
        ScheduleId schedule = write.newId(body.schedule(), body.effectiveOn(), "schedule", ScheduleId::new);
        List<Amount> amounts = body.amounts().stream()
                .map(one -> new Amount(one.membershipType(), one.yearly()))
                .toList();
        return write.record(
                new EnactDuesSchedule(
                        write.actor(), schedule, amounts, body.effectiveFrom(), body.resolution(), body.effectiveOn()),
                schedule);
    }

    /** @param from first day of the cycle: the day of admission, or the old end of the term to be renewed */
    record NewInvoice(
            @Nullable InvoiceId invoice,
            @NotNull MembershipId membership,
            @NotNull PartyId member,
            @NotNull LocalDate from,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/invoices")
    ResponseEntity<Accepted> invoiceDues(Write write, @Valid @RequestBody NewInvoice body) {
        InvoiceId invoice = write.newId(body.invoice(), body.effectiveOn(), "invoice", InvoiceId::new);
        InvoiceDues command = new InvoiceDues(
                write.actor(), invoice, body.membership(), body.member(), body.from(), body.effectiveOn());
        return write.record(command, invoice);
    }

    record Voiding(@NotNull VoidReason reason, @NotNull LocalDate effectiveOn) {}

    @PostMapping("/invoices/{invoice}/voidings")
    ResponseEntity<Accepted> voidInvoice(
            Write write, @PathVariable InvoiceId invoice, @Valid @RequestBody Voiding body) {
        return write.record(new VoidInvoice(invoice, body.reason(), write.actor(), body.effectiveOn()));
    }

    /**
     * @param amount not more than is still open
     * @param resolution of the board about the person; needed once the founding phase is over
     */
    record NewWaiver(
            @NotNull Money amount,
            @NotNull WaiverReason reason,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/invoices/{invoice}/waivers")
    ResponseEntity<Accepted> waiveDues(
            Write write, @PathVariable InvoiceId invoice, @Valid @RequestBody NewWaiver body) {
        return write.record(new WaiveDues(
                invoice, body.amount(), body.reason(), body.resolution(), write.actor(), body.effectiveOn()));
    }

    /** @param externalRef hash of the reference the bank or channel gave, never the reference itself */
    record NewPayment(
            @Nullable PaymentId payment,
            @NotNull InvoiceId invoice,
            @NotNull PartyId payer,
            @NotNull PaymentMethod method,
            @NotNull Sha256 externalRef,
            @NotNull Money amount,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/payments")
    ResponseEntity<Accepted> recordPayment(Write write, @Valid @RequestBody NewPayment body) {
        PaymentId payment = write.newId(body.payment(), body.effectiveOn(), "payment", PaymentId::new);
        RecordDuesPayment command = new RecordDuesPayment(
                write.actor(),
                payment,
                body.invoice(),
                body.payer(),
                body.method(),
                body.externalRef(),
                body.amount(),
                body.effectiveOn());
        return write.record(command, payment);
    }
}
