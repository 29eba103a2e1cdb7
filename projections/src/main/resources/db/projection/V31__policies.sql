CREATE TABLE projection.policy (
    community      uuid    NOT NULL,
    policy         uuid    NOT NULL,
    kind           text    NOT NULL,
    version        integer NOT NULL,
    sha256         text    NOT NULL,
    criteria       text    NOT NULL,
    effective_from date    NOT NULL,
    position       bigint  NOT NULL,
    PRIMARY KEY (community, policy)
);
