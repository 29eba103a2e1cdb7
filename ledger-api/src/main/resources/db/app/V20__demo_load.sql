-- How far the demo community is written: a load that was interrupted goes on from here.
CREATE TABLE app.demo_load (
    community uuid PRIMARY KEY,
    members integer NOT NULL,
    seed bigint NOT NULL,
    -- The last day of the year that is told; every date follows from it, also when the load goes on another day.
    told_until date NOT NULL,
    -- All steps before this one are recorded.
    next_step integer NOT NULL DEFAULT 0
);
