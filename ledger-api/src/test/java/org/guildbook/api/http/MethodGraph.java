package org.guildbook.api.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which methods call which, and which texts stand in them, read from the compiled classes of modules. */
final class MethodGraph {

    /** @param owner internal name of its class */
    record Method(String owner, String name, String descriptor) {}

    /** What a method does, as far as it matters here. */
    private record Body(Set<Method> calls, Set<String> texts) {}

    private final Map<Method, Body> bodies = new HashMap<>();

    /** @param inModules any class of each module */
    MethodGraph(Class<?>... inModules) {
        for (Class<?> inModule : inModules) {
            try {
                Path module = Path.of(inModule.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                if (Files.isDirectory(module)) {
                    readAll(module);
                } else {
                    try (FileSystem jar = FileSystems.newFileSystem(module)) {
                        readAll(jar.getPath("/"));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(this::read);
        }
    }

    private void read(Path file) {
        try {
            ClassModel type = ClassFile.of().parse(Files.readAllBytes(file));
            for (MethodModel method : type.methods()) {
                Body body = new Body(new HashSet<>(), new HashSet<>());
                method.code().ifPresent(code -> read(code, body));
                bodies.put(
                        new Method(
                                type.thisClass().asInternalName(),
                                method.methodName().stringValue(),
                                method.methodType().stringValue()),
                        body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(CodeModel code, Body body) {
        for (CodeElement element : code) {
            switch (element) {
                case ConstantInstruction constant
                when constant.constantValue() instanceof String text -> body.texts.add(text);
                case InvokeInstruction call ->
                    body.calls.add(new Method(
                            call.owner().asInternalName(),
                            call.name().stringValue(),
                            call.type().stringValue()));
                case InvokeDynamicInstruction lambda ->
                    lambda.bootstrapArgs().stream()
                            .filter(DirectMethodHandleDesc.class::isInstance)
                            .map(DirectMethodHandleDesc.class::cast)
                            .forEach(handle -> body.calls.add(new Method(
                                    internalName(handle.owner()), handle.methodName(), handle.lookupDescriptor())));
                default -> {}
            }
        }
    }

    static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /** The methods of the class and of those inside it. */
    Set<Method> methodsOf(Class<?> type) {
        String name = internalName(type.describeConstable().orElseThrow());
        Set<Method> methods = new HashSet<>();
        for (Method method : bodies.keySet()) {
            if (method.owner.equals(name) || method.owner.startsWith(name + "$")) {
                methods.add(method);
            }
        }
        return methods;
    }

    /** The methods, and all that they call, directly or not. */
    Set<Method> reached(Set<Method> from) {
        Set<Method> reached = new HashSet<>();
        Deque<Method> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Method next = open.pop();
            if (reached.add(next) && bodies.containsKey(next)) {
                open.addAll(bodies.get(next).calls);
            }
        }
        return reached;
    }

    /** The texts that stand in the methods. */
    Set<String> texts(Set<Method> methods) {
        Set<String> texts = new HashSet<>();
        for (Method method : methods) {
            if (bodies.containsKey(method)) {
                texts.addAll(bodies.get(method).texts);
            }
        }
        return texts;
    }
}
