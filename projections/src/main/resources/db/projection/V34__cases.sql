CREATE TABLE projection.case_file (
    community    uuid   NOT NULL,
    conduct_case uuid   NOT NULL,
    position     bigint NOT NULL,
    kind         text   NOT NULL,
    complainant  uuid   NOT NULL,
    respondent   uuid   NOT NULL,
    contribution uuid,
    chapter      uuid   NOT NULL,
    state        text   NOT NULL,
    PRIMARY KEY (community, conduct_case)
);
CREATE INDEX ON projection.case_file (community, chapter, position);

-- Who has a part in a case; the respondent from its opening on.
CREATE TABLE projection.case_person (
    community    uuid NOT NULL,
    conduct_case uuid NOT NULL,
    party        uuid NOT NULL,
    part         text NOT NULL,
    PRIMARY KEY (community, conduct_case, party, part)
);
CREATE INDEX ON projection.case_person (community, party);

CREATE TABLE projection.case_step (
    community    uuid   NOT NULL,
    conduct_case uuid   NOT NULL,
    position     bigint NOT NULL,
    type         text   NOT NULL,
    effective_on date   NOT NULL,
    party        uuid,
    words        text,
    outcome      text,
    until_day    date,
    PRIMARY KEY (community, conduct_case, position)
);

-- Who is involved in a deed that may be disputed.
CREATE TABLE projection.case_deed (
    community    uuid NOT NULL,
    contribution uuid NOT NULL,
    party        uuid NOT NULL,
    PRIMARY KEY (community, contribution, party)
);

-- Who meets whom; without a group for those who left it.
CREATE TABLE projection.case_seat (
    community   uuid NOT NULL,
    member      uuid NOT NULL,
    small_group uuid,
    PRIMARY KEY (community, member)
);
