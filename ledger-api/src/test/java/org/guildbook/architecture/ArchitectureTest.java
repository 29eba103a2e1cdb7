package org.guildbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final JavaClasses MAIN = MainClasses.ALL;

    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages("violations");

    @TestFactory
    Stream<DynamicTest> rules_hold() {
        return new Rules("org.guildbook")
                .all()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(MAIN)));
    }

    /** A rule without a failing example is a wish: each finds its violator under {@code violations}. */
    @TestFactory
    Stream<DynamicTest> rules_bite() {
        return new Rules("violations")
                .all()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThat(rule.evaluate(VIOLATIONS).hasViolation())
                                .isTrue()));
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked = MAIN.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(type -> type.tryGetPackageInfo()
                        .map(info -> !info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .orElse(true))
                .map(type -> type.getName())
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void the_architecture_page_prints_the_module_table() throws IOException {
        String table =
                ModuleTable.ROWS.stream().map(ModuleTable.Row::inMarkdown).collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("../docs/architecture.md"))).contains(table);
    }
}
