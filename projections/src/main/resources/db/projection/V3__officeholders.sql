-- The term as it was appointed, and the day it was cut short; each with the position of its entry: what was known when.
CREATE TABLE projection.office (
    community    uuid   NOT NULL,
    office       uuid   NOT NULL,
    role         text   NOT NULL,
    scope_kind   text   NOT NULL,
    scope_of     uuid,
    holder       uuid   NOT NULL,
    from_day     date   NOT NULL,
    to_exclusive date   NOT NULL,
    appointed_at bigint NOT NULL,
    vacated_on   date,
    vacated_at   bigint,
    PRIMARY KEY (community, office, holder, from_day)
);
CREATE INDEX ON projection.office (community, holder);
