CREATE TABLE projection.membership (
    community   uuid   NOT NULL,
    member      uuid   NOT NULL,
    membership  uuid   NOT NULL,
    type        text   NOT NULL,
    chapter     uuid   NOT NULL,
    admitted_on date   NOT NULL,
    position    bigint NOT NULL,
    PRIMARY KEY (community, member, position)
);
CREATE INDEX ON projection.membership (community, membership);

CREATE TABLE projection.membership_term (
    community    uuid NOT NULL,
    member       uuid NOT NULL,
    term         uuid NOT NULL,
    from_day     date NOT NULL,
    to_exclusive date NOT NULL,
    settled_on   date NOT NULL,
    PRIMARY KEY (community, member, term)
);

CREATE TABLE projection.group_seat (
    community   uuid NOT NULL,
    member      uuid NOT NULL,
    small_group uuid NOT NULL,
    PRIMARY KEY (community, member)
);

-- When a membership rests or ends before its time, in the order of the log.
CREATE TABLE projection.membership_rest (
    community    uuid   NOT NULL,
    member       uuid   NOT NULL,
    position     bigint NOT NULL,
    kind         text   NOT NULL,
    from_day     date   NOT NULL,
    to_exclusive date,
    PRIMARY KEY (community, member, position)
);
