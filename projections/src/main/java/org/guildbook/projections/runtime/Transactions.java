package org.guildbook.projections.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** One transaction for rows, as-of mark and token: Spring's, bound to the thread, as Axon sees it. */
final class Transactions implements TransactionManager {

    private final JdbcTransactionManager spring;

    Transactions(DataSource dataSource) {
        this.spring = new JdbcTransactionManager(dataSource);
    }

    JdbcTransactionManager spring() {
        return spring;
    }

    @Override
    public Transaction startTransaction() {
        TransactionStatus status = spring.getTransaction(new DefaultTransactionDefinition());
        return new Transaction() {

            @Override
            public void commit() {
                spring.commit(status);
            }

            @Override
            public void rollback() {
                if (!status.isCompleted()) {
                    spring.rollback(status);
                }
            }
        };
    }

    @Override
    public boolean requiresSameThreadInvocations() {
        return true;
    }

    /** Connections of the thread's transaction, which Axon's token store may close but not commit. */
    static ConnectionProvider connections(DataSource dataSource) {
        return () -> ConnectionWrapperFactory.wrap(
                DataSourceUtils.doGetConnection(dataSource), new ConnectionWrapperFactory.ConnectionCloseHandler() {

                    @Override
                    public void close(Connection connection) {
                        DataSourceUtils.releaseConnection(connection, dataSource);
                    }

                    @Override
                    public void commit(Connection connection) throws SQLException {
                        if (!DataSourceUtils.isConnectionTransactional(connection, dataSource)) {
                            connection.commit();
                        }
                    }
                });
    }
}
