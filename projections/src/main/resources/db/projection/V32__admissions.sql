CREATE TABLE projection.application (
    community    uuid   NOT NULL,
    application  uuid   NOT NULL,
    chapter      uuid   NOT NULL,
    candidate    uuid   NOT NULL,
    type         text   NOT NULL,
    submitted_on date   NOT NULL,
    position     bigint NOT NULL,
    PRIMARY KEY (community, chapter, position)
);

-- What happened to an application after it was submitted.
CREATE TABLE projection.application_step (
    community   uuid   NOT NULL,
    application uuid   NOT NULL,
    position    bigint NOT NULL,
    kind        text   NOT NULL,
    on_day      date   NOT NULL,
    PRIMARY KEY (community, application, position)
);
