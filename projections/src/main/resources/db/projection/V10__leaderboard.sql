-- A thanks is a deed that nobody else attests: thanker is who said it, and there is no row of board_attester.
CREATE TABLE projection.board_deed (
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
CREATE INDEX ON projection.board_deed (community, deed) WHERE thanker IS NULL;

CREATE TABLE projection.board_attester (
    community uuid   NOT NULL,
    deed      uuid   NOT NULL,
    attester  uuid   NOT NULL,
    position  bigint NOT NULL,
    PRIMARY KEY (community, deed, attester)
);

-- Whom a member attested for or thanked in a quarter, from which position on.
CREATE TABLE projection.board_given (
    community uuid    NOT NULL,
    giver     uuid    NOT NULL,
    quarter   integer NOT NULL,
    receiver  uuid    NOT NULL,
    position  bigint  NOT NULL,
    PRIMARY KEY (community, giver, quarter, receiver)
);

-- Who may be ranked: until the grace after the last term ends, or the membership before it.
CREATE TABLE projection.board_member (
    community uuid NOT NULL,
    member    uuid NOT NULL,
    chapter   uuid NOT NULL,
    until_day date NOT NULL,
    PRIMARY KEY (community, member)
);
CREATE INDEX ON projection.board_member (community, chapter, until_day);

-- When somebody is not ranked before that: pauses, suspensions, gaps between terms.
CREATE TABLE projection.board_away (
    community    uuid NOT NULL,
    member       uuid NOT NULL,
    from_day     date NOT NULL,
    to_exclusive date NOT NULL,
    PRIMARY KEY (community, member, from_day)
);
CREATE INDEX ON projection.board_away (community, to_exclusive);

CREATE TABLE projection.board_staff (
    community    uuid NOT NULL,
    office       uuid NOT NULL,
    holder       uuid NOT NULL,
    from_day     date NOT NULL,
    to_exclusive date NOT NULL,
    PRIMARY KEY (community, office)
);

-- Whose points of which quarter are still to be computed: empty except during a rebuild.
CREATE TABLE projection.board_stale (
    community uuid    NOT NULL,
    member    uuid    NOT NULL,
    quarter   integer NOT NULL,
    PRIMARY KEY (community, member, quarter)
);

-- Earned micro-points, only above 0; chapter and until_day repeat board_member for the index.
CREATE TABLE projection.board_score (
    community uuid    NOT NULL,
    quarter   integer NOT NULL,
    member    uuid    NOT NULL,
    chapter   uuid    NOT NULL,
    until_day date    NOT NULL,
    micro     bigint  NOT NULL,
    reached   bigint  NOT NULL,
    PRIMARY KEY (community, quarter, member)
);
CREATE INDEX ON projection.board_score (community, quarter, micro DESC, reached, member);
CREATE INDEX ON projection.board_score (community, chapter, quarter, micro DESC, reached, member);
CREATE INDEX ON projection.board_score (community, quarter, until_day, micro);

-- How many members have a value; the nil UUID stands for the board of the whole community.
CREATE TABLE projection.board_histogram (
    community uuid    NOT NULL,
    quarter   integer NOT NULL,
    chapter   uuid    NOT NULL,
    micro     bigint  NOT NULL,
    n         bigint  NOT NULL,
    PRIMARY KEY (community, quarter, chapter, micro)
);

CREATE TABLE projection.board_term (
    community    uuid NOT NULL,
    member       uuid NOT NULL,
    term         uuid NOT NULL,
    from_day     date NOT NULL,
    to_exclusive date NOT NULL,
    settled_on   date NOT NULL,
    PRIMARY KEY (community, member, term)
);

-- When a membership rests or ends before its time, in the order of the log.
CREATE TABLE projection.board_rest (
    community    uuid   NOT NULL,
    member       uuid   NOT NULL,
    position     bigint NOT NULL,
    kind         text   NOT NULL,
    from_day     date   NOT NULL,
    to_exclusive date,
    PRIMARY KEY (community, member, position)
);
