package org.guildbook.api.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.guildbook.api.reminders.Letters.Letter;
import org.guildbook.api.reminders.Mailer.NotTaken;
import org.guildbook.api.reminders.Told.Occasion;
import org.guildbook.api.vault.PersonalData;
import org.guildbook.api.vault.Vault;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.chapters.Communities.Community;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for what is to be done, and tells those who have to do it. */
final class Reminders {

    /** What became of a mail. */
    enum Outcome {
        SENT,
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    /** After as many mails that nobody takes the server is taken to be away, and the round is over. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final Communities communities;
    private final Reasons reasons;
    private final Vault vault;
    private final Told told;
    private final Letters letters;
    private final Mailer mailer;
    private final Consumer<Outcome> counted;
    private final Clock clock;

    Reminders(
            Communities communities,
            Reasons reasons,
            Vault vault,
            Told told,
            Letters letters,
            Mailer mailer,
            Consumer<Outcome> counted,
            Clock clock) {
        this.communities = communities;
        this.reasons = reasons;
        this.vault = vault;
        this.told = told;
        this.letters = letters;
        this.mailer = mailer;
        this.counted = counted;
        this.clock = clock;
    }

    /** Tells everybody who was not told yet; whom no mail reaches now is tried again in a later round. */
    void round() {
        told.forgetOld();
        int failures = 0;
        for (Community community : communities.all()) {
            LocalDate today = LocalDate.now(clock.withZone(community.timeZone()));
            for (Reason reason : reasons.on(community.community(), today)) {
                Optional<Outcome> outcome = remind(community, reason);
                if (outcome.isPresent()) {
                    counted.accept(outcome.get());
                    failures = outcome.get() == Outcome.FAILED ? failures + 1 : 0;
                }
                if (failures == FAILURES_IN_A_ROW) {
                    return;
                }
            }
        }
    }

    /** Empty where there was nobody to tell, or nothing new. */
    private Optional<Outcome> remind(Community community, Reason reason) {
        Occasion occasion = new Occasion(community.community(), reason.party(), reason.occasion());
        if (!told.isOpen(occasion)) {
            return Optional.empty();
        }
        @Nullable
        PersonalData reader = vault.find(community.community(), reason.party()).orElse(null);
        @Nullable String address = reader == null ? null : reader.email();
        if (reader == null || address == null || !told.claim(occasion)) {
            return Optional.empty();
        }
        Letter letter = letters.write(community.name(), reason, reader.language());
        try {
            mailer.send(address, letter.subject(), letter.text());
            return Optional.of(Outcome.SENT);
        } catch (NotTaken e) {
            told.failed(occasion);
            LOG.warn("A reminder of {} to {} was not sent: {}", reason.name(), reason.party(), e.getMessage());
            return Optional.of(Outcome.FAILED);
        }
    }
}
