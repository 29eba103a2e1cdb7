CREATE TABLE projection.office (
    community    uuid NOT NULL,
    office       uuid NOT NULL,
    role         text NOT NULL,
    scope_kind   text NOT NULL,
    scope_of     uuid,
    holder       uuid NOT NULL,
    from_day     date NOT NULL,
    to_exclusive date NOT NULL,
    PRIMARY KEY (community, office, holder, from_day)
);
CREATE INDEX ON projection.office (community, holder);
