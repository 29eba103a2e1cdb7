package org.guildbook.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.api.database.EmbeddedDatabase;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches everything that an application keeps and writes for a text. */
final class Traces {

    private final ConfigurableApplicationContext application;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** Reads the log from now on. */
    Traces(ConfigurableApplicationContext application) {
        this.application = application;
        log.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
    }

    /** What was logged, with what went wrong. */
    String logged() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            text.append(event.getFormattedMessage()).append(event.getMDCPropertyMap());
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * Where the text is: in which tables, also as bytes or in base64, and in which files. The write-ahead log is left out,
     * where even what was erased still stands for a while.
     */
    List<String> of(String mark) throws IOException, SQLException {
        List<String> found = new ArrayList<>(tables(List.of(mark, hex(mark), base64(mark))));
        found.addAll(files(file -> !file.toString().contains("pg_wal"), text -> text.contains(mark)));
        return found;
    }

    /** Tables of all schemas with one of the texts in any column of any row. */
    List<String> tables(List<String> texts) {
        JdbcClient db = application.getBean(JdbcClient.class);
        String any = texts.stream().map(_ -> "t::text ILIKE ?").collect(Collectors.joining(" OR "));
        List<String> patterns = texts.stream().map(text -> "%" + text + "%").toList();
        List<String> found = new ArrayList<>();
        for (String table : db.sql("""
                        SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                        WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'""").query(String.class).list()) {
            int rows = db.sql("SELECT count(*) FROM " + table + " AS t WHERE " + any)
                    .params(patterns)
                    .query(Integer.class)
                    .single();
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }

    /** Files below the folder of the data, with such a text: of the database, of what is published, of all keys. */
    List<String> files(Predicate<Path> which, Predicate<String> text) throws IOException, SQLException {
        EmbeddedDatabase database = application.getBean(EmbeddedDatabase.class);
        try (Connection superuser = DriverManager.getConnection(database.url(), "postgres", database.password());
                Statement statement = superuser.createStatement()) {
            statement.execute("VACUUM FULL journal.entry, vault.personal_data, projection.member_fact");
            statement.execute("CHECKPOINT");
        }
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(database.folder().resolveSibling("."))) {
            for (Path file : files.filter(Files::isRegularFile).filter(which).toList()) {
                if (text.test(text(file))) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    /** Files of a running database come and go. */
    private static String text(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    /** The part of its base64 that does not depend on what stands around it, if it begins at a group. */
    private static String base64(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, bytes.length / 3 * 3));
    }
}
