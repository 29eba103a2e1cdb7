package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.policy.EnactPolicy;
import org.guildbook.projections.policies.Policies;
import org.guildbook.projections.policies.Policies.Enacted;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The published rules: the charter that candidates accept, and what admission asks of them. */
@RestController
@RequestMapping("/v1/communities/{community}/policies")
@Tag(name = "Policies")
class PolicyEndpoint {

    private static final int CRITERIA_LIMIT = 1_000;

    private final Policies policies;

    PolicyEndpoint(Policies policies) {
        this.policies = policies;
    }

    /**
     * @param version from 1, the one after the newest
     * @param sha256 of the canonical text
     * @param criteria codes of what a candidate must meet; absent for a charter
     */
    record NewPolicy(
            @Nullable PolicyId policy,
            @NotNull PolicyKind kind,
            @NotNull Integer version,
            @NotNull Sha256 sha256,
            @Nullable @Size(max = CRITERIA_LIMIT) List<@NotNull String> criteria,
            @NotNull LocalDate effectiveFrom,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping
    ResponseEntity<Accepted> enactPolicy(Write write, @Valid @RequestBody NewPolicy body) {
        PolicyId policy = write.newId(body.policy(), body.effectiveOn(), "policy", PolicyId::new);
        EnactPolicy command = new EnactPolicy(
                write.actor(),
                policy,
                body.kind(),
                body.version(),
                body.sha256(),
                body.criteria() == null ? List.of() : body.criteria(),
                body.effectiveFrom(),
                body.effectiveOn());
        return write.record(command, policy);
    }

    @GetMapping
    Enacted policies(Read read) {
        return read.answer(Enacted::asOf, () -> policies.of(read.community()));
    }
}
