-- Files with personal data, for as long as they are worked on.
CREATE TABLE vault.kept_file (
    community uuid  NOT NULL,
    id        uuid  NOT NULL,
    sealed    bytea NOT NULL,
    PRIMARY KEY (community, id)
);

COMMENT ON COLUMN vault.kept_file.sealed IS 'The file, sealed under a key of its own, which is destroyed with it.';
