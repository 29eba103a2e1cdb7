-- Random keys of this installation that must outlive a restart.
CREATE TABLE app.secret (
    name text PRIMARY KEY,
    bytes bytea NOT NULL CHECK (octet_length(bytes) = 32)
);
