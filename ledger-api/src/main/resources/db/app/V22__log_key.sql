-- The public keys that sign the checkpoints of this ledger's logs: a node whose folder holds none of the private ones does
-- not sign, and makes no keys of its own.
CREATE TABLE app.log_key (
    public_key bytea PRIMARY KEY,
    type text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now()
);
