package org.guildbook.api.reminders;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reminders go out, each a property {@code guildbook.reminders.…}; the mail server is {@code spring.mail.…}.
 *
 * @param from address of the sender
 * @param every how long to wait before the first round and between rounds
 * @param lastDays days before it is too late to renew, in which somebody is reminded once more
 * @param attempts to hand over one mail, in rounds
 */
@Validated
@ConfigurationProperties("guildbook.reminders")
public record ReminderProperties(
        @NotNull @Email String from,
        @DefaultValue("PT1H") Duration every,
        @DefaultValue("7") @Min(1) @Max(30) int lastDays,
        @DefaultValue("5") @Min(1) @Max(100) int attempts) {}
