-- What was said and reasoned in cases. A row can be read only while both the author and the respondent have their keys.
CREATE TABLE vault.words (
    community   uuid NOT NULL,
    commitment  text NOT NULL,
    case_id     uuid NOT NULL,
    author      uuid NOT NULL,
    about       uuid NOT NULL,
    request_key text NOT NULL,
    sealed      bytea NOT NULL,
    kept_at     timestamptz NOT NULL,
    PRIMARY KEY (community, commitment),
    UNIQUE (community, author, request_key)
);
CREATE INDEX ON vault.words (community, case_id, kept_at);

COMMENT ON COLUMN vault.words.commitment IS 'SHA-256 of the salt and the text, as it stands on the ledger.';
COMMENT ON COLUMN vault.words.sealed IS 'Salt of 32 bytes and text in UTF-8, sealed under the key of the author and that again under the key of the respondent.';
