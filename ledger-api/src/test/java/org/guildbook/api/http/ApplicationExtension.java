package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.guildbook.api.GuildbookApplication;
import org.guildbook.journal.JournalAudit;
import org.guildbook.testing.Noon;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The real application on its embedded PostgreSQL, started once for all test classes that ask for it; the whole log is
 * audited after every test, and what was refused is noted for {@link HeardRefusals}.
 */
abstract class ApplicationExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(ApplicationExtension.class);

    /** Starts that failed, by extension; none is tried again for every test. */
    private static final Map<Class<?>, String> FAILURES = new ConcurrentHashMap<>();

    /** An application and the folder of its data, stopped and removed after the last test; and what is to do then. */
    record Running(ConfigurableApplicationContext application, Path folder, Http http, Runnable afterwards)
            implements AutoCloseable {

        static Running start(Path folder, Stream<String> settings, Class<?> configuration, Runnable afterwards) {
            ConfigurableApplicationContext application = new SpringApplicationBuilder(
                            GuildbookApplication.class, configuration)
                    .run(Stream.concat(
                                    Stream.of(
                                            "--server.port=0",
                                            "--guildbook.demo.enabled=false",
                                            "--guildbook.database.embedded.port=0",
                                            "--guildbook.database.embedded.directory=" + folder.resolve("postgres"),
                                            "--guildbook.limits.requests-per-minute-and-address=1000000"),
                                    settings)
                            .toArray(String[]::new));
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return new Running(application, folder, new Http(port), afterwards);
        }

        @Override
        public void close() throws IOException {
            application.close();
            afterwards.run();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** @param folder empty, for all data of the application */
    abstract Running start(Path folder) throws IOException;

    private Running running(ExtensionContext context) {
        if (FAILURES.containsKey(getClass())) {
            throw new IllegalStateException("the application did not start: " + FAILURES.get(getClass()));
        }
        try {
            return context.getRoot().getStore(NAMESPACE).computeIfAbsent(getClass(), _ -> startOnce(), Running.class);
        } catch (RuntimeException | AssertionError e) {
            FAILURES.put(getClass(), e.toString());
            throw e;
        }
    }

    private Running startOnce() {
        try {
            return start(Files.createTempDirectory("guildbook-http"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.equals(Http.class) || type.equals(ConfigurableApplicationContext.class) || type.equals(Noon.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        Class<?> type = parameter.getParameter().getType();
        if (type.equals(Http.class)) {
            return running.http();
        }
        return type.equals(Noon.class) ? running.application().getBean(Noon.class) : running.application();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(JournalAudit.audit(running(context).application().getBean(DataSource.class)))
                .isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        HeardRefusals.note(
                context.getRequiredTestClass(), running(context).http().heard());
    }
}
