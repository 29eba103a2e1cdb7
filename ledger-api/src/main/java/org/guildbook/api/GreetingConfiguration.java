package org.guildbook.api;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.guildbook.api.demo.DemoCommunity;
import org.guildbook.api.demo.DemoProgress;
import org.guildbook.api.demo.DemoUsers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Greets whoever started the application, once it answers. */
@Configuration(proxyBeanMethods = false)
class GreetingConfiguration {

    @Bean
    ApplicationListener<ApplicationReadyEvent> greeting(
            ObjectProvider<DemoUsers> users, ObjectProvider<DemoCommunity> community, DemoProgress progress) {
        return event -> {
            String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
            if (port == null) {
                return;
            }
            Greeting greeting = new Greeting(screen(), onTerminal());
            String url = "http://localhost:" + port;
            greeting.address(url);
            users.ifAvailable(known -> {
                greeting.demo(url, community.getObject(), known);
                Thread.ofVirtual().name("demo-progress").start(() -> follow(greeting, progress));
            });
        };
    }

    private static void follow(Greeting greeting, DemoProgress progress) {
        try {
            greeting.follow(progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names are Chinese, whatever the terminal's encoding is said to be. */
    private static PrintStream screen() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    private static boolean onTerminal() {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return terminal && System.getenv("NO_COLOR") == null;
    }
}
