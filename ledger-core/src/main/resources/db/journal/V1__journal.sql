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

CREATE TABLE journal.log (
    community uuid PRIMARY KEY,
    position  bigint NOT NULL CHECK (position >= 0),
    hash      bytea NOT NULL CHECK (octet_length(hash) = 32),
    at        timestamptz NOT NULL
) WITH (fillfactor = 50);

COMMENT ON TABLE journal.log IS 'The newest entry of each log. Only the trigger that checks how entries continue their log writes it.';

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
    CONSTRAINT entry_hash CHECK (hash = sha256('\x00'::bytea || leaf)),
    CONSTRAINT entry_sealed CHECK ((salt IS NULL) = (sealed IS NULL))
) PARTITION BY RANGE (place);

COMMENT ON COLUMN journal.entry.leaf IS 'The open bytes, authoritative. Every other column but salt and sealed is an index of them.';
COMMENT ON COLUMN journal.entry.sealed IS 'The sealed bytes, bound to the leaf by HMAC-SHA-256 under the salt; both are null after an erasure.';

ALTER TABLE journal.entry ALTER COLUMN leaf SET STORAGE EXTERNAL;
ALTER TABLE journal.entry ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE journal.tag (
    key    bigint NOT NULL,
    first  bigint NOT NULL,
    last   bigint NOT NULL,
    number bigint CHECK (number >= 1),
    places bigint[] NOT NULL,
    types  integer[] NOT NULL,
    PRIMARY KEY (key, last),
    CONSTRAINT tag_places CHECK (first = places[1] AND last = places[cardinality(types)] AND cardinality(places) = cardinality(types))
) PARTITION BY RANGE (last);

CREATE INDEX tag_range ON journal.tag USING brin (first, last);

COMMENT ON TABLE journal.tag IS 'Finds entries by tag or party. An index: what it finds is compared with the tags in the sealed bytes.';
COMMENT ON COLUMN journal.tag.key IS 'The first eight bytes of a SHA-256 over community and tag: short, and says nothing about whom it is.';
COMMENT ON COLUMN journal.tag.number IS 'Of a party only: the number of the first of the entries in the sealed sequence of that party; the others follow it.';
COMMENT ON COLUMN journal.tag.places IS 'Of some entries, rising.';
COMMENT ON COLUMN journal.tag.types IS 'The first four bytes of SHA-256 of each entry''s type, so that a criterion with types reads no entry in vain.';

CREATE VIEW journal.tagged AS
SELECT t.key, t.first, t.last, e.place, t.number + e.index - 1 AS number, e.type,
       t.first = t.places[1] AND t.last = t.places[cardinality(t.places)] AS framed
FROM journal.tag t, unnest(t.places, t.types) WITH ORDINALITY e (place, type, index);

COMMENT ON VIEW journal.tagged IS 'The rows of journal.tag taken apart: one for each entry.';

-- Planned once for each connection: to plan it for each tag anew would cost more than to run it.
CREATE FUNCTION journal.places(tag bigint, after bigint, up_to bigint, of_types integer[] DEFAULT NULL) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE ROWS 10 SET search_path = pg_catalog SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY
    SELECT e.place FROM journal.tag t, unnest(t.places, t.types) e (place, type)
    WHERE t.key = tag AND t.last > after AND t.first <= up_to
      AND e.place > after AND e.place <= up_to AND (of_types IS NULL OR e.type = ANY (of_types));
END $$;

COMMENT ON FUNCTION journal.places IS 'Of entries with a tag in the range (after, up_to], as far as they are indexed.';

CREATE TABLE journal.indexed (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    place bigint NOT NULL CHECK (place >= 0)
) WITH (fillfactor = 10);

COMMENT ON TABLE journal.indexed IS 'Up to which place journal.tag is written; many entries at a time, because then they share rows.';

INSERT INTO journal.indexed (place) VALUES (0);

CREATE TABLE journal.numbered (
    community uuid NOT NULL,
    series    text COLLATE "C" NOT NULL,
    number    bigint NOT NULL CHECK (number >= 1),
    place     bigint NOT NULL,
    PRIMARY KEY (community, series, number)
);

COMMENT ON TABLE journal.numbered IS 'Gapless numbers given to documents.';

CREATE FUNCTION journal.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of %.% refused: the journal is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

-- Salt and sealed bytes may go where an entry recorded later in the same log lists the position, and nothing else may; those of
-- a voucher never, since books are kept. Which entry that is, the session says; whether it does, is looked up here.
CREATE FUNCTION journal.only_erase() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    erased journal.entry := OLD;
BEGIN
    erased.salt := NULL;
    erased.sealed := NULL;
    IF NEW IS DISTINCT FROM erased OR jsonb_exists(convert_from(OLD.leaf, 'UTF8')::jsonb, 'postings') OR NOT EXISTS (
        SELECT FROM journal.entry record,
               jsonb_to_recordset(convert_from(record.leaf, 'UTF8')::jsonb #> '{open,erases}') AS range ("from" bigint, "toExclusive" bigint)
        WHERE record.place = nullif(current_setting('journal.erasure', true), '')::bigint
          AND record.community = OLD.community AND record.position > OLD.position
          AND OLD.position >= range."from" AND OLD.position < range."toExclusive"
    ) THEN
        RAISE EXCEPTION 'UPDATE of journal.entry refused: only what a recorded erasure lists may go, and of it only salt and sealed'
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

CREATE FUNCTION journal.only_forward_to_head() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.place <= OLD.place OR NEW.place > (SELECT place FROM journal.head) THEN
        RAISE EXCEPTION 'UPDATE of journal.indexed refused: it only moves forward, and not beyond the head'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

-- No place is left out, and the head is always that of an entry.
CREATE FUNCTION journal.only_over_entries() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF (SELECT count(*) FROM journal.entry WHERE place > OLD.place AND place <= NEW.place) <> NEW.place - OLD.place
       OR NOT EXISTS (SELECT FROM journal.entry WHERE place = NEW.place AND hash = NEW.hash AND at = NEW.at) THEN
        RAISE EXCEPTION 'UPDATE of journal.head refused: it moves over entries that are not there'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;

-- No fork and no gap: the added entries of a log begin at the entry after its newest, and each names the hash before it. None lies
-- beyond the head, which the same transaction has moved.
CREATE FUNCTION journal.continue_logs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (
            SELECT a.community, a.position, a.leaf, a.at,
                   lag(a.position) OVER w AS position_before, lag(a.hash) OVER w AS hash_before, lag(a.at) OVER w AS at_before
            FROM added a WINDOW w AS (PARTITION BY a.community ORDER BY a.position)
        ) a LEFT JOIN journal.log l ON l.community = a.community AND a.position_before IS NULL
        WHERE a.position <> coalesce(a.position_before, l.position, -1) + 1
           OR a.at < coalesce(a.at_before, l.at, 'epoch')
           OR position(convert_to('"prev":"' || encode(coalesce(a.hash_before, l.hash,
                  sha256(convert_to('guildbook.org/log/' || a.community || E'\n', 'UTF8'))), 'hex') || '"', 'UTF8') in a.leaf) = 0
    ) THEN
        RAISE EXCEPTION 'INSERT into journal.entry refused: an entry does not continue its log'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (SELECT max(place) FROM added) > (SELECT place FROM journal.head) THEN
        RAISE EXCEPTION 'INSERT into journal.entry refused: an entry beyond the head'
            USING ERRCODE = 'restrict_violation';
    END IF;
    INSERT INTO journal.log AS l (community, position, hash, at)
    SELECT DISTINCT ON (community) community, position, hash, at FROM added ORDER BY community, position DESC
    ON CONFLICT (community) DO UPDATE SET position = excluded.position, hash = excluded.hash, at = excluded.at;
    RETURN NULL;
END $$;

-- Partitions keep the indexes that are written small, however long the log grows.
CREATE FUNCTION journal.provide_partitions(up_to bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    places CONSTANT bigint := 5000000;
    newest bigint;
    number bigint;
    range text;
BEGIN
    -- One node at a time; the others find the partition made.
    SELECT place INTO newest FROM journal.head FOR UPDATE;
    IF up_to > newest + places THEN
        RAISE EXCEPTION 'partitions up to % refused: the head is at %', up_to, newest USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT count(*) INTO number FROM pg_inherits WHERE inhparent = 'journal.entry'::regclass;
    WHILE number * places <= up_to LOOP
        range := format('FOR VALUES FROM (%s) TO (%s)', number * places, (number + 1) * places);
        -- Made aside and then attached: so that no reader has to wait, or be waited for.
        EXECUTE format('CREATE TABLE journal.entry_%1$s (LIKE journal.entry INCLUDING ALL)', number);
        EXECUTE format('ALTER TABLE journal.entry_%1$s ADD UNIQUE (community, position), ADD UNIQUE (community, event_id)', number);
        EXECUTE format('ALTER TABLE journal.entry ATTACH PARTITION journal.entry_%s %s', number, range);
        EXECUTE format('CREATE TABLE journal.tag_%1$s (LIKE journal.tag INCLUDING ALL)', number);
        EXECUTE format('ALTER TABLE journal.tag ATTACH PARTITION journal.tag_%s %s', number, range);
        EXECUTE format('CREATE TRIGGER entry_truncate BEFORE TRUNCATE ON journal.entry_%s EXECUTE FUNCTION journal.refuse()', number);
        EXECUTE format('CREATE TRIGGER tag_truncate BEFORE TRUNCATE ON journal.tag_%s EXECUTE FUNCTION journal.refuse()', number);
        number := number + 1;
    END LOOP;
    RETURN number * places - 1;
END $$;

CREATE TRIGGER entry_insert AFTER INSERT ON journal.entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION journal.continue_logs();
CREATE TRIGGER entry_update BEFORE UPDATE ON journal.entry FOR EACH ROW EXECUTE FUNCTION journal.only_erase();
CREATE TRIGGER entry_delete BEFORE DELETE ON journal.entry FOR EACH ROW EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER entry_truncate BEFORE TRUNCATE ON journal.entry EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER tag_change BEFORE UPDATE OR DELETE ON journal.tag FOR EACH ROW EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER tag_truncate BEFORE TRUNCATE ON journal.tag EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER numbered_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal.numbered EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER head_update BEFORE UPDATE ON journal.head FOR EACH ROW EXECUTE FUNCTION journal.only_forward();
CREATE TRIGGER head_updated AFTER UPDATE ON journal.head FOR EACH ROW EXECUTE FUNCTION journal.only_over_entries();
CREATE TRIGGER indexed_update BEFORE UPDATE ON journal.indexed FOR EACH ROW EXECUTE FUNCTION journal.only_forward_to_head();
CREATE TRIGGER indexed_delete BEFORE DELETE OR TRUNCATE ON journal.indexed EXECUTE FUNCTION journal.refuse();
CREATE TRIGGER head_delete BEFORE DELETE OR TRUNCATE ON journal.head EXECUTE FUNCTION journal.refuse();

SELECT journal.provide_partitions(1);
