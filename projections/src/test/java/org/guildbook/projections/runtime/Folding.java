package org.guildbook.projections.runtime;

import java.util.List;
import javax.sql.DataSource;
import org.guildbook.events.Recorded;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Folds facts into a read model without a processor, in pages of any size. */
public final class Folding {

    private final JdbcOperations operations;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public Folding(DataSource dataSource) {
        this.operations = new JdbcTemplate(dataSource);
        this.db = JdbcClient.create(operations);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    public JdbcClient db() {
        return db;
    }

    public void fold(Projection projection, List<Recorded> facts, int pageSize) {
        for (int from = 0; from < facts.size(); from += pageSize) {
            int to = Math.min(facts.size(), from + pageSize);
            List<Recorded> page = facts.subList(from, to);
            transaction.executeWithoutResult(_ -> Batch.apply(projection, page, to, operations));
        }
    }
}
