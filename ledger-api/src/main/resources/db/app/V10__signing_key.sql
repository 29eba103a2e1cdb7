-- The key of the built-in token issuer, with its private part: guard this schema like a password file.
CREATE TABLE signing_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    jwk      text        NOT NULL,
    made_at  timestamptz NOT NULL DEFAULT now()
);
