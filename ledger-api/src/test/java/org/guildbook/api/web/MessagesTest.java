package org.guildbook.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.api.demo.DemoProgress;
import org.guildbook.events.Fact;
import org.guildbook.events.LedgerEvent;
import org.guildbook.projections.feeaccounts.FeeCategory;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.score.CreditScore;
import org.guildbook.values.Role;
import org.junit.jupiter.api.Test;

/** Everything visible is said in both languages. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern NAMED = Pattern.compile("#\\{([a-z][A-Za-z.-]*[A-Za-z])[}(]");

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(keys("messages_zh.properties")).isEqualTo(keys("messages.properties"));
    }

    @Test
    void every_message_a_template_names_exists() throws IOException {
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
            Set<String> named = templates
                    .filter(Files::isRegularFile)
                    .flatMap(MessagesTest::named)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).hasSizeGreaterThan(100);
            assertThat(keys("messages.properties")).containsAll(named);
        }
    }

    @Test
    void every_fact_category_role_and_status_has_a_name() throws IOException {
        Stream<String> wanted = Stream.of(
                        facts(LedgerEvent.class).map(name -> "fact." + name),
                        names(FeeCategory.values(), "fees.category."),
                        names(LedgerEvent.Family.values(), "entry.sealed."),
                        names(LedgerEvent.Family.values(), "entry.family."),
                        names(MembershipStatus.values(), "me.status."),
                        names(CreditScore.Axis.values(), "score.axis."),
                        names(CreditScore.Reason.values(), "score.reason."),
                        names(Role.values(), "value."),
                        Stream.of("WAITING", "RUNNING", "INTERRUPTED", "FAILED")
                                .map(DemoProgress.State::valueOf)
                                .map(state -> "demo." + state))
                .flatMap(names -> names);
        assertThat(keys("messages.properties")).containsAll(wanted.toList());
    }

    private static Stream<String> facts(Class<?> type) {
        Fact fact = type.getAnnotation(Fact.class);
        Stream<String> own = fact == null ? Stream.of() : Stream.of(fact.value());
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? own
                : Stream.concat(own, Arrays.stream(permitted).flatMap(MessagesTest::facts));
    }

    private static Stream<String> names(Enum<?>[] values, String prefix) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }

    private static Stream<String> named(Path template) {
        try {
            return NAMED.matcher(Files.readString(template)).results().map(match -> match.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys(String bundle) throws IOException {
        Properties messages = new Properties();
        List<String> lines = Files.readAllLines(RESOURCES.resolve(bundle));
        try (Reader text = new StringReader(String.join("\n", lines))) {
            messages.load(text);
        }
        assertThat(messages)
                .hasSize((int) lines.stream().filter(line -> !line.isBlank()).count());
        assertThat(messages.values())
                .noneMatch(text -> text.toString().isBlank() || text.toString().contains("'"));
        return new TreeSet<>(messages.stringPropertyNames());
    }
}
