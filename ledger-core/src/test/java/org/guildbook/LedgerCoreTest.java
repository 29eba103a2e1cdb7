package org.guildbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.junit.jupiter.api.Test;

/** Without its line a use case or a rule is missing only when somebody needs it: here it is missing at once. */
class LedgerCoreTest {

    private static final List<Class<?>> COMMANDS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.guildbook").stream()
                    .filter(type -> type.isAssignableTo(Command.class))
                    .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    @Test
    void every_use_case_has_its_line() {
        assertThat(LedgerCore.USE_CASES)
                .doesNotHaveDuplicates()
                .map(Class::getName)
                .containsExactlyInAnyOrderElementsOf(
                        COMMANDS.stream().map(Class::getName).toList());
    }

    @Test
    void every_rule_a_use_case_asks_for_has_its_line() {
        List<String> askedFor = COMMANDS.stream()
                .flatMap(LedgerCoreTest::rulesAskedFor)
                .map(Class::getName)
                .distinct()
                .toList();
        assertThat(LedgerCore.RULES)
                .doesNotHaveDuplicates()
                .map(Class::getName)
                .containsExactlyInAnyOrderElementsOf(askedFor);
    }

    private static Stream<Class<?>> rulesAskedFor(Class<?> command) {
        return Arrays.stream(command.getDeclaredClasses())
                .flatMap(nested -> Arrays.stream(nested.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .map(Method::getParameters)
                .flatMap(Arrays::stream)
                .filter(parameter -> parameter.isAnnotationPresent(InjectEntity.class))
                .<Class<?>>map(Parameter::getType)
                .filter(type -> type.getEnclosingClass() == null);
    }
}
