package org.guildbook.api.endpoints;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.accounts.ApproveExpense;
import org.guildbook.api.pending.PendingCommand;
import org.guildbook.api.pending.PendingCommands;
import org.guildbook.api.pending.PendingCommands.Kept;
import org.guildbook.api.pending.PendingCommands.Request;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.Submission;
import org.guildbook.conduct.DecideAppeal;
import org.guildbook.conduct.DecideCase;
import org.guildbook.conduct.OverturnExpulsion;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.membership.AdmitFoundingMember;
import org.guildbook.membership.AdmitMember;
import org.guildbook.membership.DeferApplication;
import org.guildbook.membership.PauseMembership;
import org.guildbook.membership.RecordDeath;
import org.guildbook.membership.RejectApplication;
import org.guildbook.privacy.ErasePersonalData;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Commands of two people: the first asks, the second confirms, and the fact names both. */
public final class TwoPersonWrites {

    private static final Map<String, Class<? extends Command>> KINDS = Stream.of(
                    AdmitFoundingMember.class,
                    AdmitMember.class,
                    ApproveExpense.class,
                    DecideAppeal.class,
                    DecideCase.class,
                    DeferApplication.class,
                    ErasePersonalData.class,
                    OverturnExpulsion.class,
                    PauseMembership.class,
                    RecordDeath.class,
                    RejectApplication.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private final Writes writes;
    private final PendingCommands pending;
    private final JsonMapper json;
    private final Clock clock;

    TwoPersonWrites(Writes writes, PendingCommands pending, JsonMapper json, Clock clock) {
        this.writes = writes;
        this.pending = pending;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps the command for the second person. It is decided once without recording, so that what would be refused anyway
     * does not wait.
     */
    ResponseEntity<Object> ask(Write write, Command command, @Nullable UUID subject, PartyId confirmer) {
        Refused.when(confirmer.equals(write.actor()), "second-person-missing");
        Submission submission = write.submission();
        Receipt tried = writes.submit(
                write.community(), command, Submission.from(submission.client()).asDryRun());
        if (submission.dryRun()) {
            return ResponseEntity.ok(Accepted.of(tried, subject, true));
        }
        Kept kept = pending.keep(new Request(
                new PendingCommand(
                        NewIds.derive(command.effectiveOn(), write.scopedKey(), "pending"),
                        write.community(),
                        command.getClass().getSimpleName(),
                        json.writeValueAsString(command),
                        subject,
                        write.actor(),
                        confirmer,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        pending.expiry().truncatedTo(ChronoUnit.MICROS),
                        null),
                String.valueOf(submission.commandId()),
                String.valueOf(submission.commandSha256())));
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted().location(uri(kept.command()));
        if (kept.repeated()) {
            answer.header(Writes.REPEATED, "true");
        }
        return answer.body(Waiting.of(kept.command()));
    }

    /** Records the command in the name of both; a repeated confirmation answers the first receipt. */
    ResponseEntity<Accepted> confirm(Write write, UUID id) {
        PendingCommand waiting = pending.find(write.community(), id)
                .filter(found -> found.concerns(write.actor()))
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND));
        Refused.unless(waiting.confirmer().equals(write.actor()), "second-person-missing");
        Command command = json.readValue(waiting.command(), KINDS.get(waiting.kind()));
        String commandId = "pending/" + id;
        Submission submission = new Submission(
                write.submission().client(),
                commandId,
                HexFormat.of()
                        .formatHex(NewIds.sha256(waiting.command().getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                write.submission().dryRun());
        Receipt receipt = writes.submit(write.community(), command, submission);
        if (receipt.recorded()) {
            pending.confirmed(id, receipt.position());
        }
        return Writes.answer(receipt, waiting.subject(), submission);
    }

    private static URI uri(PendingCommand kept) {
        return URI.create("/v1/communities/" + kept.community() + "/pending/" + kept.id());
    }
}
