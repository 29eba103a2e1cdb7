package org.guildbook.api.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guildbook.projections.memberhistory.MemberHistories.Line;
import org.guildbook.values.PartyId;

/**
 * One thing a fact says, ready for the reader.
 *
 * @param name of the component: its label is the message {@code field.<name>}
 * @param value as written; a message {@code value.<value>} says it in the reader's language, where there is one
 */
public record FactDetail(String name, String value) {

    private static final Set<String> DATES = Set.of(
            "from", "toExclusive", "settledOn", "dueOn", "expiresOn", "since", "heardUntil", "appealUntil", "until");
    private static final Set<String> CHAPTERS = Set.of("chapter", "fromChapter", "toChapter");
    private static final Set<String> PARTIES = Set.of("giver", "receiver");

    /** Ids that only programs read; the entry page shows what else identifies the fact. */
    private static final Set<String> UNTOLD =
            Set.of("unit", "case", "invoice", "expense", "contribution", "application", "group", "scope");

    /** What a fact says to one of the parties it names. */
    static List<FactDetail> of(Line line, PartyId self, Figures figures, Map<String, String> cities) {
        List<FactDetail> details = new ArrayList<>();
        Map<String, String> data = line.data();
        data.forEach((name, value) -> {
            if (name.equals("amountMinor")) {
                details.add(new FactDetail(
                        "amount", figures.money(Long.parseLong(value), data.getOrDefault("unit", "CNY"))));
            } else if (name.equals("amount")) {
                details.add(new FactDetail(name, figures.amount(Long.parseLong(value), "PTS")));
            } else if (DATES.contains(name)) {
                details.add(new FactDetail(name, figures.date(LocalDate.parse(value))));
            } else if (PARTIES.contains(name)) {
                details.add(new FactDetail(name, value.equals(self.toString()) ? "you" : "another-member"));
            } else if (name.equals("method")) {
                details.add(new FactDetail(name, value.toLowerCase(Locale.ROOT)));
            } else if (CHAPTERS.contains(name)) {
                details.add(new FactDetail(name, cities.getOrDefault(value, value)));
            } else if (!UNTOLD.contains(name)) {
                details.add(new FactDetail(name, value));
            }
        });
        return List.copyOf(details);
    }
}
