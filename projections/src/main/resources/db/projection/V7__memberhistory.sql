CREATE TABLE projection.member_fact (
    community    uuid        NOT NULL,
    party        uuid        NOT NULL,
    position     bigint      NOT NULL,
    hash         text        NOT NULL,
    at           timestamptz NOT NULL,
    effective_on date        NOT NULL,
    type         text        NOT NULL,
    roles        text        NOT NULL,
    document     text,
    data         text        NOT NULL,
    PRIMARY KEY (community, party, position)
);
