-- What somebody was reminded of: each reason once. No address and no name stands here. A time to try again stands where the
-- mail server did not take the mail; where none stands, it was taken, or nobody knows.
CREATE TABLE app.reminder (
    community uuid        NOT NULL,
    party     uuid        NOT NULL,
    reason    text        NOT NULL,
    attempts  integer     NOT NULL,
    tried_at  timestamptz NOT NULL,
    retry_at  timestamptz,
    PRIMARY KEY (community, party, reason)
);
CREATE INDEX ON app.reminder (tried_at);
