-- Commands that wait for a second person: outside the log, at most 14 days, binding nobody.
CREATE TABLE pending_command (
    id             uuid PRIMARY KEY,
    community      uuid        NOT NULL,
    kind           text        NOT NULL,
    command        text        NOT NULL,
    subject        uuid,
    requester      uuid        NOT NULL,
    confirmer      uuid        NOT NULL CHECK (confirmer <> requester),
    request_key    text        NOT NULL,
    request_sha256 text        NOT NULL,
    requested_at   timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    -- of the entry, once the second person has confirmed
    position       bigint,
    UNIQUE (community, requester, request_key)
);
CREATE INDEX pending_command_confirmer ON pending_command (community, confirmer);
CREATE INDEX pending_command_expiry ON pending_command (expires_at);
