package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.accounts.ApproveExpense;
import org.guildbook.accounts.PayExpense;
import org.guildbook.accounts.SubmitExpense;
import org.guildbook.events.AccountsEvent.Category;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Money spent: submitted with evidence, approved by one or two, paid. */
@RestController
@RequestMapping("/v1/communities/{community}/expenses")
@Tag(name = "Expenses")
class ExpenseEndpoint {

    private static final int EVIDENCE_LIMIT = 20;

    private final TwoPersonWrites twoPersons;

    ExpenseEndpoint(TwoPersonWrites twoPersons) {
        this.twoPersons = twoPersons;
    }

    /**
     * @param chapter absent for an expense of the whole community
     * @param evidence hashes of invoices and contracts
     */
    record NewExpense(
            @Nullable ExpenseId expense,
            @NotNull PartyId payee,
            @NotNull Category category,
            @Nullable ChapterId chapter,
            @NotNull String fund,
            @NotNull Money amount,
            @NotNull @Size(max = EVIDENCE_LIMIT) List<@NotNull Sha256> evidence,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping
    ResponseEntity<Accepted> submit(Write write, @Valid @RequestBody NewExpense body) {
        ExpenseId expense = write.newId(body.expense(), body.effectiveOn(), "expense", ExpenseId::new);
        SubmitExpense command = new SubmitExpense(
                write.actor(),
                expense,
                body.payee(),
                body.category(),
                body.chapter(),
                body.fund(),
                body.amount(),
                body.evidence(),
                body.effectiveOn());
        return write.record(command, expense);
    }

    /**
     * @param payee whom the approver saw named
     * @param confirmer the second approver of a large expense; absent for a small one
     */
    record Approval(
            @NotNull PartyId payee,
            @Nullable PartyId confirmer,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{expense}/approvals")
    ResponseEntity<?> approve(Write write, @PathVariable ExpenseId expense, @Valid @RequestBody Approval body) {
        ApproveExpense command =
                new ApproveExpense(write.actor(), body.confirmer(), expense, body.payee(), body.effectiveOn());
        return body.confirmer() == null
                ? write.record(command)
                : twoPersons.ask(write, command, null, body.confirmer());
    }

    record ExpensePayment(@NotNull LocalDate effectiveOn) {}

    @PostMapping("/{expense}/payments")
    ResponseEntity<Accepted> pay(
            Write write, @PathVariable ExpenseId expense, @Valid @RequestBody ExpensePayment body) {
        return write.record(new PayExpense(write.actor(), expense, body.effectiveOn()));
    }
}
