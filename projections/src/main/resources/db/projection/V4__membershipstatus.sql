CREATE TABLE projection.membership (
    community   uuid   NOT NULL,
    member      uuid   NOT NULL,
    membership  uuid   NOT NULL,
    admitted_on date   NOT NULL,
    opening     boolean NOT NULL,
    position    bigint  NOT NULL,
    PRIMARY KEY (community, member, position)
);

CREATE TABLE projection.membership_term (
    community    uuid   NOT NULL,
    member       uuid   NOT NULL,
    term         uuid   NOT NULL,
    from_day     date   NOT NULL,
    to_exclusive date   NOT NULL,
    settled_on   date   NOT NULL,
    position     bigint NOT NULL,
    PRIMARY KEY (community, member, term)
);
CREATE INDEX ON projection.membership_term (community, to_exclusive);

-- The type of membership a member has from a day on.
CREATE TABLE projection.membership_type (
    community uuid   NOT NULL,
    member    uuid   NOT NULL,
    position  bigint NOT NULL,
    type      text   NOT NULL,
    from_day  date   NOT NULL,
    PRIMARY KEY (community, member, position)
);

-- The chapter a member belongs to from a day on.
CREATE TABLE projection.membership_chapter (
    community uuid   NOT NULL,
    member    uuid   NOT NULL,
    position  bigint NOT NULL,
    chapter   uuid   NOT NULL,
    from_day  date   NOT NULL,
    PRIMARY KEY (community, member, position)
);
CREATE INDEX ON projection.membership_chapter (community, chapter, member);

-- The small group a member sits in from a day on; none after leaving.
CREATE TABLE projection.group_seat (
    community   uuid   NOT NULL,
    member      uuid   NOT NULL,
    position    bigint NOT NULL,
    small_group uuid,
    from_day    date   NOT NULL,
    PRIMARY KEY (community, member, position)
);
CREATE INDEX ON projection.group_seat (community, small_group, member);

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

-- Whose admission a referral was credited for.
CREATE TABLE projection.membership_referred (
    community uuid   NOT NULL,
    member    uuid   NOT NULL,
    position  bigint NOT NULL,
    PRIMARY KEY (community, member, position)
);
