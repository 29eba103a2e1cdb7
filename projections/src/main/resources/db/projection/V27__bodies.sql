CREATE TABLE projection.board (
    community      uuid NOT NULL,
    board          uuid NOT NULL,
    chapter        uuid,
    constituted_on date NOT NULL,
    PRIMARY KEY (community, board)
);

CREATE TABLE projection.board_team (
    community uuid NOT NULL,
    team      uuid NOT NULL,
    board     uuid NOT NULL,
    kind      text NOT NULL,
    PRIMARY KEY (community, team)
);

CREATE TABLE projection.board_meeting (
    community  uuid    NOT NULL,
    meeting    uuid    NOT NULL,
    board      uuid    NOT NULL,
    kind       text    NOT NULL,
    held_on    date    NOT NULL,
    attendance integer NOT NULL,
    eligible   integer NOT NULL,
    PRIMARY KEY (community, meeting)
);
CREATE INDEX ON projection.board_meeting (community, board, held_on);

CREATE TABLE projection.resolution (
    community uuid    NOT NULL,
    meeting   uuid    NOT NULL,
    no        integer NOT NULL,
    subject   text    NOT NULL,
    in_favour integer NOT NULL,
    against   integer NOT NULL,
    abstained integer NOT NULL,
    carried   boolean NOT NULL,
    PRIMARY KEY (community, meeting, no)
);

CREATE TABLE projection.committee (
    community     uuid NOT NULL,
    committee     uuid NOT NULL,
    chapter       uuid NOT NULL,
    activity      uuid,
    formed_on     date NOT NULL,
    discharged_on date,
    PRIMARY KEY (community, committee)
);

CREATE TABLE projection.meeting_group (
    community   uuid NOT NULL,
    small_group uuid NOT NULL,
    chapter     uuid NOT NULL,
    formed_on   date NOT NULL,
    ended_on    date,
    PRIMARY KEY (community, small_group)
);

CREATE TABLE projection.group_meeting (
    community   uuid NOT NULL,
    small_group uuid NOT NULL,
    month       text NOT NULL,
    held_on     date NOT NULL,
    PRIMARY KEY (community, small_group, month)
);
