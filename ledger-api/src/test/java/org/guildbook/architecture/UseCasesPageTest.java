package org.guildbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guildbook.decision.Command;
import org.guildbook.events.Fact;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/use-cases.md}: every use case, what it records, and why it may be refused, read from the code. */
class UseCasesPageTest {

    private static final Path PAGE = Path.of("../docs/use-cases.md");
    private static final Path SOURCES = Path.of("../ledger-core/src/main/java");
    private static final Pattern SENTENCE =
            Pattern.compile("/\\*\\*\\s*(?:\\*\\s*)?(.*?)(?:\\*/|\\n\\s*\\*\\s*\\n|<p>)", Pattern.DOTALL);
    private static final Pattern REFUSAL = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    private final JavaClasses core = MainClasses.ALL;

    @Test
    void the_page_of_use_cases_is_what_the_code_says() throws IOException {
        String page = page();
        if (Boolean.getBoolean("guildbook.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("stale: run with -Dguildbook.docs.write=true and look at the difference")
                .isEqualTo(page);
    }

    private String page() {
        List<JavaClass> useCases = core.stream()
                .filter(type -> type.isAssignableTo(Command.class) && type.isRecord())
                .sorted(Comparator.comparing(JavaClass::getPackageName).thenComparing(JavaClass::getSimpleName))
                .toList();
        StringBuilder page = new StringBuilder("""
                # Use cases

                Read from the code by a test; do not edit. Every command may also be refused for what is common to all:
                `unknown-community`, `effective-date-in-future`, `command-reused`, `decision-stale`. Rules that a use case shares
                with others (standing, offices, points balance) add their own refusals.
                """);
        String topic = "";
        for (JavaClass useCase : useCases) {
            String itsTopic = useCase.getPackageName().replace("org.guildbook.", "");
            if (!itsTopic.equals(topic)) {
                topic = itsTopic;
                page.append("\n## ").append(topic).append("\n\n| use case | records | refused as |\n|---|---|---|\n");
            }
            page.append(row(useCase)).append('\n');
        }
        return page.toString();
    }

    private String row(JavaClass useCase) {
        String path = useCase.getName().replace('.', '/') + ".java";
        String source = read(SOURCES.resolve(path));
        return "| [`%s`](../ledger-core/src/main/java/%s): %s | %s | %s |"
                .formatted(useCase.getSimpleName(), path, sentence(source), facts(useCase), refusals(source));
    }

    private static String sentence(String source) {
        Matcher matcher = SENTENCE.matcher(source);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1)
                .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .strip();
    }

    private String facts(JavaClass useCase) {
        return core.stream()
                .filter(type -> type.getName().equals(useCase.getName())
                        || type.getName().startsWith(useCase.getName() + "$"))
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .map(call -> call.getTargetOwner())
                .filter(type -> type.isAnnotatedWith(Fact.class))
                .map(type -> "`" + type.getSimpleName() + "`")
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String refusals(String source) {
        TreeSet<String> refusals = new TreeSet<>();
        REFUSAL.matcher(source).results().forEach(found -> refusals.add("`" + found.group(1) + "`"));
        return String.join(", ", refusals);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
