package org.guildbook.api.reminders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What mails say. They name nobody and tell nothing that only the ledger's pages should. */
final class Letters {

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private final MessageSource messages;

    Letters(MessageSource messages) {
        this.messages = messages;
    }

    record Letter(String subject, String text) {}

    /** @param language tag of the reader's; absent for both, as nobody knows */
    Letter write(String community, Reason reason, @Nullable String language) {
        List<Locale> languages = LANGUAGES.stream()
                .filter(locale -> language == null || locale.getLanguage().equals(language))
                .toList();
        return new Letter(
                said(languages, " · ", locale -> say("mail.subject." + reason.name(), locale, community, reason)),
                said(
                                languages,
                                "\n\n",
                                locale -> say("mail.text." + reason.name(), locale, community, reason)
                                        + "\n\n"
                                        + say("mail.end", locale, community, reason))
                        + "\n");
    }

    private static String said(List<Locale> languages, String between, Function<Locale, String> say) {
        return languages.stream().map(say).collect(Collectors.joining(between));
    }

    private String say(String message, Locale locale, String community, Reason reason) {
        return messages.getMessage(message, new Object[] {community, day(reason.lastDay(), locale)}, locale);
    }

    private static String day(@Nullable LocalDate day, Locale locale) {
        return day == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day);
    }
}
