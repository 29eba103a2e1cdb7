-- One log per community, all of them in one order of places. Rows are added, never changed: the triggers say so, and
-- whoever gets around them is found by the audit, because every column can be recomputed from leaf and sealed.

CREATE TABLE journal.head (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    place bigint NOT NULL CHECK (place >= 0),
    hash  bytea NOT NULL CHECK (octet_length(hash) = 32),
    at    timestamptz NOT NULL
) WITH (fillfactor = 10);

COMMENT ON TABLE journal.head IS 'The newest place and its hash: a batch is appended by comparing and setting this row.';

INSERT INTO journal.head (place, hash, at) VALUES (0, decode(repeat('00', 32), 'hex'), 'epoch');

CREATE TABLE journal.entry (
    place     bigint PRIMARY KEY CHECK (place >= 1),
    community uuid NOT NULL,
    position  bigint NOT NULL CHECK (position >= 0),
    event_id  uuid NOT NULL,
    type      text NOT NULL,
    version   integer NOT NULL CHECK (version >= 1),
    at        timestamptz NOT NULL,
    leaf      bytea NOT NULL CHECK (octet_length(leaf) BETWEEN 2 AND 65535),
    salt      bytea CHECK (octet_length(salt) = 32),
    sealed    bytea CHECK (octet_length(sealed) BETWEEN 2 AND 262144),
    hash      bytea NOT NULL,
    prev      bytea NOT NULL CHECK (octet_length(prev) = 32),
    CONSTRAINT entry_position UNIQUE (community, position),
    CONSTRAINT entry_prev UNIQUE (community, prev),
    CONSTRAINT entry_event_id UNIQUE (community, event_id),
    CONSTRAINT entry_hash CHECK (hash = sha256('\x00'::bytea || leaf)),
    CONSTRAINT entry_sealed CHECK ((salt IS NULL) = (sealed IS NULL))
);

CREATE INDEX entry_type ON journal.entry (community, type, place);

COMMENT ON COLUMN journal.entry.leaf IS 'The open bytes, authoritative. Every other column but salt and sealed is an index of them.';
COMMENT ON COLUMN journal.entry.sealed IS 'The sealed bytes, bound to the leaf by HMAC-SHA-256 under the salt; both are null after an erasure.';

ALTER TABLE journal.entry ALTER COLUMN leaf SET STORAGE EXTERNAL;
ALTER TABLE journal.entry ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE journal.tag (
    community uuid NOT NULL,
    tag       text NOT NULL,
    place     bigint NOT NULL,
    type      text NOT NULL,
    PRIMARY KEY (community, tag, place)
);

COMMENT ON TABLE journal.tag IS 'Finds entries by tag. The type repeats the entry''s, so that a criterion with types reads no entry in vain.';

CREATE TABLE journal.numbered (
    community uuid NOT NULL,
    series    text NOT NULL,
    number    bigint NOT NULL CHECK (number >= 1),
    place     bigint NOT NULL,
    PRIMARY KEY (community, series, number)
);

COMMENT ON TABLE journal.numbered IS 'Gapless numbers given to entries: document:<series> for documents, party:<id> for the sealed sequence of a party.';

CREATE FUNCTION journal.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of %.% refused: the journal is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION journal.only_erase() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erased journal.entry := OLD;
BEGIN
    erased.salt := NULL;
    erased.sealed := NULL;
    IF NEW IS DISTINCT FROM erased THEN
        RAISE EXCEPTION 'UPDATE of journal.entry refused: only salt and sealed may be erased'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION journal.only_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.place <= OLD.place OR NEW.at < OLD.at THEN
        RAISE EXCEPTION 'UPDATE of journal.head refused: the head only moves forward'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER entry_update BEFORE UPDATE ON journal.entry FOR EACH ROW EXECUTE FUNCTION journal.only_erase();
CREATE TRIGGER entry_delete BEFORE DELETE OR TRUNCATE ON journal.entry EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER tag_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.tag EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER numbered_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.numbered EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER head_update BEFORE UPDATE ON journal.head FOR EACH ROW EXECUTE FUNCTION journal.only_forward();
CREATE TRIGGER head_delete BEFORE DELETE OR TRUNCATE ON journal.head EXECUTE FUNCTION journal.refuse();
