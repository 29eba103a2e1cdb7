package org.guildbook.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rules of the house, for any root package: {@code org.guildbook} keeps them, {@code violations} breaks each. */
final class Rules {

    private static final List<String> USE_CASES = List.of(
            "community", "policy", "chapter", "membership", "conduct", "dues", "accounts", "contribution", "points");

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    Stream<ArchRule> all() {
        return Stream.concat(
                ModuleTable.ROWS.stream().map(this::usesOnlyWhatTheTableAllows),
                Stream.of(
                        packagesHaveNoCycles(),
                        factsAreRecords(),
                        decisionsKnowNoClockNoChanceNoInput(),
                        useCasesDoNotKnowEachOther(),
                        readModelsReadEventsOnly(),
                        readModelsDoNotKnowEachOther(),
                        statesAreImmutable(),
                        nothingButTheJournalAndReadModelsSpeaksSql()));
    }

    private ArchRule usesOnlyWhatTheTableAllows(ModuleTable.Row row) {
        List<String> allowed =
                new ArrayList<>(List.of("org.jspecify..", "org.slf4j..", root + "." + row.name() + ".."));
        words(row.packages()).forEach(name -> allowed.add(root + "." + name + ".."));
        words(row.libraries()).forEach(allowed::add);
        DescribedPredicate<JavaClass> plainJava = resideInAPackage("java..").and(not(resideInAPackage("java.sql..")));
        return classes()
                .that(resideInAPackage(root + "." + row.name() + ".."))
                .should()
                .onlyDependOnClassesThat(plainJava.or(resideInAnyPackage(allowed.toArray(String[]::new))))
                .as(row.name() + " uses only what the module table allows");
    }

    private ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().as("packages have no cycles");
    }

    private ArchRule factsAreRecords() {
        return classes()
                .that(resideInAPackage(root + ".events.."))
                .and()
                .areAnnotatedWith("org.guildbook.events.Fact")
                .should()
                .beRecords()
                .as("facts are records");
    }

    private ArchRule decisionsKnowNoClockNoChanceNoInput() {
        return noClasses()
                .that(resideInAnyPackage(packages(USE_CASES))
                        .or(resideInAnyPackage(packages(List.of("rules", "score")))))
                .should()
                .callMethodWhere(target(nameMatching("now|randomUUID|random|nanoTime|currentTimeMillis")))
                .orShould()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.random.."))
                .as("decisions know no clock, no chance, no input and no output");
    }

    private ArchRule useCasesDoNotKnowEachOther() {
        return classes()
                .that(resideInAnyPackage(packages(USE_CASES)))
                .should(new ArchCondition<>("not know another use case") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        if (!isUseCase(outermost(item))) {
                            return;
                        }
                        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                            JavaClass other = outermost(dependency.getTargetClass());
                            if (isUseCase(other) && !other.equals(outermost(item))) {
                                events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                            }
                        }
                    }
                })
                .as("use cases do not know each other");
    }

    private ArchRule readModelsReadEventsOnly() {
        return noClasses()
                .that(resideInAPackage(root + ".projections.."))
                .and(not(resideInAPackage(root + ".projections.runtime..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(List.of("journal", "axon", "chain", "encoding")))
                        .or(resideInAnyPackage(packages(USE_CASES))))
                .as("read models read events only");
    }

    private ArchRule readModelsDoNotKnowEachOther() {
        return slices().matching(root + ".projections.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        DescribedPredicate.alwaysTrue(),
                        resideInAnyPackage(
                                root + ".projections.runtime..",
                                root + ".projections.confidential..",
                                root + ".projections.deeds..",
                                root + ".projections.rests.."))
                .as("read models do not know each other");
    }

    private ArchRule statesAreImmutable() {
        return classes()
                .that()
                .areAnnotatedWith("org.axonframework.eventsourcing.annotation.EventSourcedEntity")
                .should()
                .beRecords()
                .as("states are immutable");
    }

    private ArchRule nothingButTheJournalAndReadModelsSpeaksSql() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .and(not(resideInAnyPackage(packages(List.of("journal", "projections", "api")))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.springframework.."))
                .as("nothing but the journal and the read models speaks SQL, and the core knows no Spring");
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private String[] packages(List<String> names) {
        return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rules::outermost).orElse(type);
    }

    private static boolean isUseCase(JavaClass type) {
        return type.isAssignableTo("org.guildbook.decision.Command") && !type.isInterface();
    }
}
