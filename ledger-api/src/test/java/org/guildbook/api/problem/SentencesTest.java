package org.guildbook.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guildbook.decision.Refused;
import org.guildbook.projections.runtime.AsOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    private static final String REFUSED = Refused.class.getName().replace('.', '/');
    private static final Set<String> REFUSING = Set.of("<init>", "unless", "when");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void every_refusal_and_fault_has_a_sentence_and_no_sentence_is_unused(String language) throws Exception {
        ResourceBundle sentences = ResourceBundle.getBundle(
                Sentences.BUNDLE,
                java.util.Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Set<String> ids = refusalsInTheCode();
        for (Fault fault : Fault.values()) {
            ids.add(fault.id());
        }
        assertThat(new TreeSet<>(sentences.keySet())).isEqualTo(ids);
    }

    @Test
    void the_code_is_really_read() throws Exception {
        assertThat(refusalsInTheCode())
                .contains("insufficient-points", "self-tip", "unknown-community")
                .hasSizeGreaterThan(80);
    }

    /** The text that each call of {@link Refused} is given last, out of the compiled classes of all modules. */
    private static Set<String> refusalsInTheCode() throws IOException, URISyntaxException {
        Set<String> ids = new TreeSet<>();
        for (Class<?> module : new Class<?>[] {Refused.class, AsOf.class, Fault.class}) {
            Path classes = Path.of(
                    module.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(classes)) {
                addRefusals(classes, ids);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                    addRefusals(jar.getPath("/"), ids);
                }
            }
        }
        return ids;
    }

    private static void addRefusals(Path classes, Set<String> ids) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                if (!file.endsWith("decision/Refused.class")) {
                    addRefusals(ClassFile.of().parse(Files.readAllBytes(file)), ids);
                }
            }
        }
    }

    private static void addRefusals(ClassModel model, Set<String> ids) {
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(code -> addRefusals(code, ids));
        }
    }

    private static void addRefusals(CodeModel code, Set<String> ids) {
        String last = "";
        for (var element : code) {
            if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String text) {
                last = text;
            } else if (element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(REFUSED)
                    && REFUSING.contains(call.name().stringValue())
                    && last.matches("[a-z]+(-[a-z]+)+")) {
                ids.add(last);
            }
        }
    }
}
