-- What is known of persons, and stands on no ledger. Nothing here can be read without the keys, which are in files elsewhere.
CREATE TABLE vault.personal_data (
    community  uuid NOT NULL,
    party      uuid NOT NULL,
    field      text NOT NULL,
    sealed     bytea NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (community, party, field)
);

COMMENT ON COLUMN vault.personal_data.sealed IS 'Nonce, AES-256-GCM ciphertext and tag, under the key of the party; bound to community, party and field.';
