CREATE TABLE projection.invoice (
    community    uuid   NOT NULL,
    member       uuid   NOT NULL,
    invoice      uuid   NOT NULL,
    amount       bigint NOT NULL,
    unit         text   NOT NULL,
    from_day     date   NOT NULL,
    to_exclusive date   NOT NULL,
    due_on       date   NOT NULL,
    position     bigint NOT NULL,
    PRIMARY KEY (community, member, invoice)
);

CREATE TABLE projection.receipt (
    community uuid        NOT NULL,
    invoice   uuid        NOT NULL,
    payment   uuid        NOT NULL,
    document  text        NOT NULL,
    amount    bigint      NOT NULL,
    unit      text        NOT NULL,
    booked_on date        NOT NULL,
    position  bigint      NOT NULL,
    hash      text        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (community, invoice, payment)
);

-- What was paid before the community kept this ledger.
CREATE TABLE projection.dues_taken_over (
    community uuid   NOT NULL,
    member    uuid   NOT NULL,
    payment   uuid   NOT NULL,
    term      uuid   NOT NULL,
    amount    bigint NOT NULL,
    unit      text   NOT NULL,
    paid_on   date   NOT NULL,
    position  bigint NOT NULL,
    PRIMARY KEY (community, member, payment)
);
