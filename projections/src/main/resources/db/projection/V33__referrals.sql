CREATE TABLE projection.referral (
    community uuid   NOT NULL,
    referrer  uuid   NOT NULL,
    position  bigint NOT NULL,
    referral  uuid   NOT NULL,
    candidate uuid   NOT NULL,
    relation  text   NOT NULL,
    made_on   date   NOT NULL,
    PRIMARY KEY (community, referrer, position)
);

-- What became of a referral; a reversal takes the step of its stage away from then on.
CREATE TABLE projection.referral_step (
    community uuid    NOT NULL,
    referral  uuid    NOT NULL,
    position  bigint  NOT NULL,
    stage     text    NOT NULL,
    reversal  boolean NOT NULL,
    on_day    date    NOT NULL,
    PRIMARY KEY (community, referral, position)
);
