CREATE TABLE projection.fee_currency (
    community uuid PRIMARY KEY,
    currency  text NOT NULL
);

CREATE TABLE projection.fee_posting (
    community    uuid        NOT NULL,
    position     bigint      NOT NULL,
    line         integer     NOT NULL,
    hash         text        NOT NULL,
    at           timestamptz NOT NULL,
    booked_on    date        NOT NULL,
    effective_on date        NOT NULL,
    type         text        NOT NULL,
    document     text,
    account      text        NOT NULL,
    category     text,
    signed       bigint      NOT NULL,
    unit         text        NOT NULL,
    fund         text        NOT NULL,
    chapter      uuid,
    PRIMARY KEY (community, position, line)
);
CREATE INDEX ON projection.fee_posting (community, category, position, line);

-- Turnover per month; the nil UUID stands for lines without a chapter, because a key has no gaps.
CREATE TABLE projection.fee_month (
    community uuid    NOT NULL,
    month     date    NOT NULL,
    account   text    NOT NULL,
    unit      text    NOT NULL,
    chapter   uuid    NOT NULL,
    debit     bigint  NOT NULL,
    credit    bigint  NOT NULL,
    postings  bigint  NOT NULL,
    PRIMARY KEY (community, month, account, unit, chapter)
);

CREATE TABLE projection.fee_series (
    community uuid    NOT NULL,
    series    text    NOT NULL,
    month     date    NOT NULL,
    first_no  bigint  NOT NULL,
    last_no   bigint  NOT NULL,
    documents bigint  NOT NULL,
    digits    integer NOT NULL,
    PRIMARY KEY (community, series, month)
);
