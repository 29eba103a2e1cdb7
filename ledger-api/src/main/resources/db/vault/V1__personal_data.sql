-- What is known of persons, and stands on no ledger. Nothing here can be read without the keys, which are in files elsewhere.
CREATE TABLE vault.personal_data (
    community  uuid NOT NULL,
    party      uuid NOT NULL,
    field      text NOT NULL,
    version    integer NOT NULL,
    sealed     bytea NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (community, party, field, version)
);

COMMENT ON COLUMN vault.personal_data.sealed IS 'Nonce, AES-256-GCM ciphertext and tag, under the key of the party; bound to community, party, field and version.';

-- Which version of the record of a party counts: one that a fact on the ledger names.
CREATE TABLE vault.record (
    community uuid NOT NULL,
    party     uuid NOT NULL,
    newest    integer NOT NULL,
    in_force  integer,
    PRIMARY KEY (community, party)
);
