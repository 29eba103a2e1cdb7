-- Who must not be found, as an applicant, and as who referred or was referred.
CREATE TABLE projection.application_confidential (
    community uuid NOT NULL,
    party     uuid NOT NULL,
    PRIMARY KEY (community, party)
);

CREATE TABLE projection.referral_confidential (
    community uuid NOT NULL,
    party     uuid NOT NULL,
    PRIMARY KEY (community, party)
);

-- When the membership of somebody who holds an office rests, in the order of the log.
CREATE TABLE projection.office_rest (
    community    uuid   NOT NULL,
    member       uuid   NOT NULL,
    position     bigint NOT NULL,
    kind         text   NOT NULL,
    from_day     date   NOT NULL,
    to_exclusive date,
    PRIMARY KEY (community, member, position)
);
