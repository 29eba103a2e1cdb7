CREATE TABLE projection.privacy_party (
    community uuid NOT NULL,
    party     uuid NOT NULL,
    kind      text NOT NULL,
    PRIMARY KEY (community, party)
);

-- How a member appears; subject is a field of the vault, or LEADERBOARDS.
CREATE TABLE projection.privacy_preference (
    community uuid NOT NULL,
    member    uuid NOT NULL,
    audience  text NOT NULL,
    subject   text NOT NULL,
    mode      text NOT NULL,
    PRIMARY KEY (community, member, audience, subject)
);

CREATE TABLE projection.privacy_consent (
    community uuid NOT NULL,
    member    uuid NOT NULL,
    purpose   text NOT NULL,
    policy    text NOT NULL,
    since     date NOT NULL,
    PRIMARY KEY (community, member, purpose)
);

-- Who must not be found: once for each read model that lists or counts people.
CREATE TABLE projection.privacy_confidential (
    community uuid NOT NULL,
    party     uuid NOT NULL,
    PRIMARY KEY (community, party)
);

CREATE TABLE projection.office_confidential (
    community uuid NOT NULL,
    party     uuid NOT NULL,
    PRIMARY KEY (community, party)
);

CREATE TABLE projection.membership_confidential (
    community uuid NOT NULL,
    party     uuid NOT NULL,
    PRIMARY KEY (community, party)
);

-- Who is on no leaderboard: whoever must not be found, and whoever hides from an audience.
CREATE TABLE projection.board_hidden (
    community uuid NOT NULL,
    member    uuid NOT NULL,
    reason    text NOT NULL,
    PRIMARY KEY (community, member, reason)
);
