-- An emptied lot stays with amount 0: what comes back keeps its place in the order of consumption.
CREATE TABLE projection.points_lot (
    community  uuid   NOT NULL,
    holder     uuid   NOT NULL,
    lot        uuid   NOT NULL,
    amount     bigint NOT NULL,
    expires_on date   NOT NULL,
    since      bigint NOT NULL,
    PRIMARY KEY (community, holder, lot)
);

CREATE TABLE projection.points_movement (
    community    uuid        NOT NULL,
    holder       uuid        NOT NULL,
    position     bigint      NOT NULL,
    hash         text        NOT NULL,
    at           timestamptz NOT NULL,
    effective_on date        NOT NULL,
    kind         text        NOT NULL,
    amount       bigint      NOT NULL,
    counterparty uuid,
    rule         text,
    PRIMARY KEY (community, holder, position)
);

CREATE TABLE projection.points_supply (
    community uuid   NOT NULL,
    account   text   NOT NULL,
    balance   bigint NOT NULL,
    PRIMARY KEY (community, account)
);
