package org.guildbook.api.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;

/** The one data source of the application, on a database that is reachable, new enough and migrated. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseConfiguration {

    private static final int OLDEST_MAJOR_VERSION = 18;
    private static final int CONNECT_WAIT_SECONDS = 10;

    @Bean
    @Conditional(OnEmbeddedDatabase.class)
    EmbeddedDatabase embeddedDatabase(DatabaseProperties properties) {
        return EmbeddedDatabase.start(properties.folder(), properties.embedded().port());
    }

    @Bean
    HikariDataSource dataSource(DatabaseProperties properties, ObjectProvider<EmbeddedDatabase> embedded) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("guildbook");
        pool.setMaximumPoolSize(properties.connections());
        DriverManagerDataSource owner = new DriverManagerDataSource();
        @Nullable EmbeddedDatabase own = embedded.getIfAvailable();
        if (own == null) {
            pool.setJdbcUrl(properties.url());
            pool.setUsername(properties.user());
            pool.setPassword(properties.password());
            boolean separate = StringUtils.hasText(properties.owner());
            owner.setUsername(separate ? properties.owner() : properties.user());
            owner.setPassword(separate ? properties.ownerPassword() : properties.password());
        } else {
            pool.setJdbcUrl(own.url());
            pool.setUsername(own.user());
            pool.setPassword(own.password());
            owner.setUsername(own.owner());
            owner.setPassword(own.password());
        }
        requireUsable(pool);
        owner.setUrl(pool.getJdbcUrl());
        HikariDataSource dataSource = new HikariDataSource(pool);
        DatabaseSchemas.migrate(owner, dataSource);
        return dataSource;
    }

    /** Checked before the pool opens, so that the reason is one sentence and not a time-out. */
    private static void requireUsable(HikariConfig pool) {
        String url = pool.getJdbcUrl();
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseFailure(
                    "GUILDBOOK_DATABASE_URL is not the address of a PostgreSQL database.",
                    "Write it as jdbc:postgresql://host:5432/database.");
        }
        DriverManager.setLoginTimeout(CONNECT_WAIT_SECONDS);
        try (Connection connection = DriverManager.getConnection(url, pool.getUsername(), pool.getPassword())) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_MAJOR_VERSION) {
                throw new DatabaseFailure(
                        "The database at %s is PostgreSQL %d; Guildbook needs %d or newer."
                                .formatted(withoutParameters(url), version, OLDEST_MAJOR_VERSION),
                        "Upgrade it, or point GUILDBOOK_DATABASE_URL to another.");
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(
                    "The database at %s cannot be reached: %s".formatted(withoutParameters(url), e.getMessage()),
                    "Check GUILDBOOK_DATABASE_URL, GUILDBOOK_DATABASE_USER and GUILDBOOK_DATABASE_PASSWORD.",
                    e);
        }
    }

    /** Parameters may hold a password. */
    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
