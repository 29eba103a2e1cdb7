package org.guildbook.api.proofs;

import java.util.List;
import java.util.Objects;
import org.guildbook.chain.LogName;
import org.guildbook.chain.SignatureType;
import org.guildbook.chain.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The public keys of this ledger's logs, known to every node. */
public final class LogKeys {

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    LogKeys(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    /** The keys under the name of a log, oldest first. */
    public List<VerifierKey> of(LogName log) {
        return db.sql("SELECT type, public_key FROM app.log_key ORDER BY added_at, type, public_key")
                .query((row, _) -> new VerifierKey(
                        log.origin(), SignatureType.valueOf(row.getString("type")), row.getBytes("public_key")))
                .list();
    }

    boolean any() {
        return db.sql("SELECT EXISTS (SELECT FROM app.log_key)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes the keys known. Those of a ring in which none is known yet are refused, unless they are the first of all.
     *
     * @return whether they are known now
     */
    boolean admit(List<VerifierKey> ring) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            db.sql("LOCK TABLE app.log_key IN SHARE ROW EXCLUSIVE MODE").update();
            boolean admitted = !any() || ring.stream().anyMatch(this::isKnown);
            if (admitted) {
                ring.forEach(this::add);
            }
            return admitted;
        }));
    }

    private boolean isKnown(VerifierKey key) {
        return Objects.requireNonNull(db.sql("SELECT EXISTS (SELECT FROM app.log_key WHERE public_key = ?)")
                .param(key.publicKey())
                .query(Boolean.class)
                .single());
    }

    private void add(VerifierKey key) {
        db.sql(
                        "INSERT INTO app.log_key (public_key, type, added_at) VALUES (?, ?, clock_timestamp()) ON CONFLICT DO NOTHING")
                .param(key.publicKey())
                .param(key.type().name())
                .update();
    }
}
