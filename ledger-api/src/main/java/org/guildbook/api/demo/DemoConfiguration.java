package org.guildbook.api.demo;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.guildbook.api.demo.DemoProgress.State;
import org.guildbook.api.security.UserDirectory;
import org.guildbook.axon.Ledger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo community, its users and its load; without a demo, nobody can sign in here and nothing is loaded. */
@Configuration(proxyBeanMethods = false)
@Import({DemoConfiguration.On.class, DemoConfiguration.Off.class})
public class DemoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Conditional(OnDemo.class)
    @EnableConfigurationProperties(DemoProperties.class)
    static class On {

        @Bean
        DemoCast demoCast(DemoProperties properties) {
            return DemoCast.of(properties);
        }

        @Bean
        DemoCommunity demoCommunity(DemoCast cast) {
            return new DemoCommunity(cast.community());
        }

        @Bean
        DemoUsers demoUsers(DemoCast cast) {
            return new DemoUsers(cast);
        }

        @Bean
        DemoProgress demoProgress() {
            return new DemoProgress(State.WAITING);
        }

        @Bean
        DemoLifecycle demoLifecycle(
                DemoProperties properties,
                DemoCast cast,
                Ledger ledger,
                JdbcClient db,
                DemoProgress progress,
                Clock clock) {
            DemoLoads loads = new DemoLoads(db);
            DemoLoader loader = new DemoLoader(ledger, cast.community(), loads, progress);
            return new DemoLifecycle(properties, cast, loads, loader, progress, clock);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(OffDemo.class)
    static class Off {

        @Bean
        UserDirectory noUsers() {
            return new UserDirectory() {
                @Override
                public Optional<User> find(String username) {
                    return Optional.empty();
                }

                @Override
                public List<User> demoUsers() {
                    return List.of();
                }
            };
        }

        @Bean
        DemoProgress noDemo() {
            return new DemoProgress(State.OFF);
        }
    }
}
