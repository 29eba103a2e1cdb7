-- Tokens of Axon's event processors, in the shape its JdbcTokenStore reads and writes.
CREATE TABLE projection.token_entry (
    processor_name varchar(255) NOT NULL,
    segment        integer      NOT NULL,
    mask           integer      NOT NULL,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255),
    owner          varchar(255),
    PRIMARY KEY (processor_name, segment)
);

-- The last entry per read model and community; every answer carries it.
CREATE TABLE projection.as_of (
    projection text        NOT NULL,
    community  uuid        NOT NULL,
    position   bigint      NOT NULL,
    hash       text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (projection, community)
);

-- The last place in the order of all logs per read model: lag, and where a comparison stops.
CREATE TABLE projection.progress (
    projection text   PRIMARY KEY,
    place      bigint NOT NULL
);
