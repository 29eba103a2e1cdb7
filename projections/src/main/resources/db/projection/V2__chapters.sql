CREATE TABLE projection.community (
    community  uuid    PRIMARY KEY,
    name       text    NOT NULL,
    kind       text    NOT NULL,
    currency   text    NOT NULL,
    time_zone  text    NOT NULL,
    founded_on date    NOT NULL,
    founding   boolean NOT NULL
);

CREATE TABLE projection.chapter (
    community    uuid NOT NULL,
    chapter      uuid NOT NULL,
    code         text NOT NULL,
    city         text NOT NULL,
    dissolved_on date,
    PRIMARY KEY (community, chapter)
);

CREATE TABLE projection.small_group (
    community   uuid    NOT NULL,
    small_group uuid    NOT NULL,
    chapter     uuid    NOT NULL,
    capacity    integer NOT NULL,
    ended_on    date,
    PRIMARY KEY (community, small_group)
);
CREATE INDEX ON projection.small_group (community, chapter);
