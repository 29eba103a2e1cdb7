-- What waits for somebody: a row from the fact that asks for it to the one that ends it.
CREATE TABLE projection.open_task (
    community uuid   NOT NULL,
    party     uuid   NOT NULL,
    kind      text   NOT NULL,
    subject   uuid   NOT NULL,
    since     date   NOT NULL,
    until_day date,
    position  bigint NOT NULL,
    PRIMARY KEY (community, party, kind, subject)
);
CREATE INDEX ON projection.open_task (community, position);
CREATE INDEX ON projection.open_task (community, subject);
