package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.guildbook.api.GuildbookApplication;
import org.guildbook.journal.JournalAudit;
import org.guildbook.timestamp.TestAuthority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The real application on its embedded PostgreSQL, started once for all tests over HTTP, with one small founded
 * community; the whole log is audited after every test.
 */
final class RunningGuildbook implements ParameterResolver, AfterEachCallback {

    /** Of one client; more than any other test needs, few enough to use up. */
    static final int REQUESTS_PER_MINUTE = 500;

    private static final Namespace NAMESPACE = Namespace.create(RunningGuildbook.class);

    /** The application and the folder of its database, stopped and removed after the last test. */
    private record Running(ConfigurableApplicationContext application, Path folder, TestAuthority authority, Http http)
            implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("guildbook-http");
                TestAuthority authority = new TestAuthority("Time");
                Path certificates = Files.writeString(folder.resolve("tsa.pem"), authority.pem());
                ConfigurableApplicationContext application = new SpringApplicationBuilder(
                                GuildbookApplication.class, TestUsers.class)
                        .run(
                                "--server.port=0",
                                "--guildbook.demo.enabled=false",
                                "--guildbook.database.embedded.port=0",
                                "--guildbook.database.embedded.directory=" + folder.resolve("postgres"),
                                "--guildbook.proofs.next-key=next",
                                "--guildbook.timestamps.mode=best-effort",
                                "--guildbook.timestamps.authority=" + authority.address(),
                                "--guildbook.timestamps.certificates=" + certificates,
                                "--guildbook.timestamps.check=1d",
                                "--guildbook.limits.requests-per-minute-and-client=" + REQUESTS_PER_MINUTE,
                                "--guildbook.limits.requests-per-minute-and-address=1000000");
                Http http =
                        new Http(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
                new SmallCommunity(http).found();
                return new Running(application, folder, authority, http);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            application.close();
            authority.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** A start that failed is not tried again for every test. */
    private static volatile @Nullable String failure;

    private static Running running(ExtensionContext context) {
        if (failure != null) {
            throw new IllegalStateException("the application did not start: " + failure);
        }
        try {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
        } catch (RuntimeException | AssertionError e) {
            failure = e.toString();
            throw e;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.equals(Http.class) || type.equals(ConfigurableApplicationContext.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        return parameter.getParameter().getType().equals(Http.class) ? running.http() : running.application();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(JournalAudit.audit(running(context).application().getBean(DataSource.class)))
                .isEmpty();
    }
}
