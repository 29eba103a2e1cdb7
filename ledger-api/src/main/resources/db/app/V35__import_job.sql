-- Imports of existing communities; the files are in the vault until the import is complete.
CREATE TABLE import_job (
    id           uuid PRIMARY KEY,
    community    uuid        NOT NULL,
    requester    uuid        NOT NULL,
    confirmer    uuid        NOT NULL CHECK (confirmer <> requester),
    effective_on date        NOT NULL,
    state        text        NOT NULL,
    -- commands
    done         integer     NOT NULL,
    total        integer     NOT NULL,
    members      integer     NOT NULL,
    terms        integer     NOT NULL,
    payments     integer     NOT NULL,
    -- why it failed
    refusal      text,
    requested_at timestamptz NOT NULL
);
CREATE INDEX import_job_community ON import_job (community, requested_at);
