package org.guildbook.api.reminders;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import org.guildbook.api.vault.Vault;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.membershipstatus.Renewals;
import org.guildbook.projections.opentasks.OpenTasks;
import org.guildbook.projections.privacies.Privacies;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSender;

/** Reminders, where a mail server is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
@EnableConfigurationProperties(ReminderProperties.class)
public class ReminderConfiguration {

    @Bean
    Reminders reminders(
            ReminderProperties properties,
            Communities communities,
            Renewals renewals,
            OpenTasks tasks,
            Privacies privacies,
            Vault vault,
            JdbcClient db,
            MessageSource messages,
            MailSender server,
            MeterRegistry meters,
            Clock clock) {
        return new Reminders(
                communities,
                new Reasons(renewals, tasks, privacies, properties.lastDays()),
                vault,
                new Told(db, clock, properties.attempts()),
                new Letters(messages),
                new SmtpMailer(server, properties.from()),
                outcome -> meters.counter(
                                "guildbook.reminders", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .increment(),
                clock);
    }

    @Bean(destroyMethod = "close")
    ReminderRounds reminderRounds(Reminders reminders, ReminderProperties properties) {
        ReminderRounds rounds = new ReminderRounds();
        rounds.start(reminders, properties.every());
        return rounds;
    }
}
