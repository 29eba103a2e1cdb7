-- A thanks is a deed that nobody else attests: thanker is who said it, and there is no row of score_attester.
CREATE TABLE projection.score_deed (
    community uuid    NOT NULL,
    member    uuid    NOT NULL,
    deed      uuid    NOT NULL,
    quarter   integer NOT NULL,
    category  text    NOT NULL,
    quantity  integer NOT NULL,
    share_ppm integer NOT NULL,
    position  bigint  NOT NULL,
    thanker   uuid,
    PRIMARY KEY (community, member, quarter, deed)
);
CREATE INDEX ON projection.score_deed (community, deed) WHERE thanker IS NULL;

CREATE TABLE projection.score_attester (
    community uuid   NOT NULL,
    deed      uuid   NOT NULL,
    attester  uuid   NOT NULL,
    position  bigint NOT NULL,
    PRIMARY KEY (community, deed, attester)
);

-- Whom a member attested for or thanked in a quarter, from which position on.
CREATE TABLE projection.score_given (
    community uuid    NOT NULL,
    giver     uuid    NOT NULL,
    quarter   integer NOT NULL,
    receiver  uuid    NOT NULL,
    position  bigint  NOT NULL,
    PRIMARY KEY (community, giver, quarter, receiver)
);

-- A stage is reached once per referral; it counts at the positions from position to before reversed_at.
CREATE TABLE projection.score_stage (
    community   uuid    NOT NULL,
    member      uuid    NOT NULL,
    position    bigint  NOT NULL,
    quarter     integer NOT NULL,
    stage       text    NOT NULL,
    referral    uuid    NOT NULL,
    reversed_at bigint  NOT NULL DEFAULT 9223372036854775807,
    PRIMARY KEY (community, member, position)
);

CREATE TABLE projection.score_admission (
    community   uuid   NOT NULL,
    member      uuid   NOT NULL,
    position    bigint NOT NULL,
    admitted_on date   NOT NULL,
    PRIMARY KEY (community, member, position)
);

-- A cycle is a term; terms without dues have no rating.
CREATE TABLE projection.score_term (
    community    uuid   NOT NULL,
    member       uuid   NOT NULL,
    term         uuid   NOT NULL,
    from_day     date   NOT NULL,
    to_exclusive date   NOT NULL,
    settled_on   date   NOT NULL,
    rating       text,
    position     bigint NOT NULL,
    PRIMARY KEY (community, member, term)
);

-- When a membership rests or ends before its time, in the order of the log.
CREATE TABLE projection.score_rest (
    community    uuid   NOT NULL,
    member       uuid   NOT NULL,
    position     bigint NOT NULL,
    kind         text   NOT NULL,
    from_day     date   NOT NULL,
    to_exclusive date,
    PRIMARY KEY (community, member, position)
);

-- What counts against a member; a sanction that was overturned on appeal is gone.
CREATE TABLE projection.score_sanction (
    community    uuid    NOT NULL,
    member       uuid    NOT NULL,
    position     bigint  NOT NULL,
    conduct_case uuid    NOT NULL,
    quarter      integer NOT NULL,
    kind         text    NOT NULL,
    PRIMARY KEY (community, member, position)
);
CREATE INDEX ON projection.score_sanction (community, conduct_case);
