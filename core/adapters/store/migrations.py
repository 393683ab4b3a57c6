"""The numbered migrations of the database; a released one is never changed."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE collections (
        collection_id TEXT PRIMARY KEY, name TEXT NOT NULL, created TIMESTAMP NOT NULL DEFAULT current_timestamp
    );
    CREATE TABLE items (
        item_id TEXT PRIMARY KEY, collection_id TEXT NOT NULL, title TEXT NOT NULL, creator TEXT NOT NULL,
        kind TEXT NOT NULL, length_minutes INTEGER, published DATE, popularity DOUBLE NOT NULL,
        language TEXT NOT NULL, body TEXT NOT NULL, text_hash TEXT NOT NULL
    );
    CREATE TABLE people (person_id TEXT PRIMARY KEY, name TEXT NOT NULL, portrait TEXT NOT NULL, position INTEGER);
    CREATE TABLE interactions (
        person_id TEXT NOT NULL, item_id TEXT NOT NULL, moment TIMESTAMP NOT NULL, kind TEXT NOT NULL,
        value DOUBLE, PRIMARY KEY (person_id, item_id, moment, kind)
    );
    CREATE TABLE vectors (
        text_hash TEXT NOT NULL, encoder_id TEXT NOT NULL, vector FLOAT[] NOT NULL,
        PRIMARY KEY (text_hash, encoder_id)
    );
    CREATE TABLE extractions (
        extraction_id TEXT NOT NULL, person_id TEXT NOT NULL, method TEXT NOT NULL, encoder_id TEXT NOT NULL,
        payload BLOB NOT NULL, created TIMESTAMP NOT NULL DEFAULT current_timestamp,
        PRIMARY KEY (extraction_id, person_id)
    );
    CREATE SEQUENCE log_seq;
    CREATE TABLE log (
        seq BIGINT PRIMARY KEY DEFAULT nextval('log_seq'), person_id TEXT NOT NULL, moment TIMESTAMP NOT NULL,
        actor TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL, action_id TEXT NOT NULL,
        effect TEXT NOT NULL DEFAULT ''
    );
    CREATE UNIQUE INDEX log_action ON log (person_id, action_id);
    CREATE TABLE coordinates (
        map_id TEXT NOT NULL, item_id TEXT NOT NULL, x FLOAT NOT NULL, y FLOAT NOT NULL,
        PRIMARY KEY (map_id, item_id)
    );
    CREATE TABLE maps (
        map_id TEXT PRIMARY KEY, encoder_id TEXT NOT NULL, seed INTEGER NOT NULL, library TEXT NOT NULL
    );
    CREATE TABLE answers (answer_key TEXT PRIMARY KEY, payload TEXT NOT NULL);
    """,
    """
    ALTER TABLE items ADD COLUMN source TEXT DEFAULT '';
    ALTER TABLE items ADD COLUMN link TEXT DEFAULT '';
    CREATE TABLE saved (
        person_id TEXT NOT NULL, item_id TEXT NOT NULL, moment TIMESTAMP, PRIMARY KEY (person_id, item_id)
    );
    """,
    """
    CREATE TABLE offers (
        collection_id TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (collection_id, person_id)
    );
    """,
    """
    CREATE TABLE marks (mark TEXT PRIMARY KEY);
    """,
    """
    CREATE TABLE departures (
        moment TIMESTAMP NOT NULL, host TEXT NOT NULL, model TEXT NOT NULL, purpose TEXT NOT NULL,
        texts INTEGER NOT NULL, tokens INTEGER NOT NULL
    );
    """,
    """
    CREATE TABLE accounts (
        account_id TEXT PRIMARY KEY, issuer TEXT NOT NULL, subject TEXT NOT NULL, email TEXT NOT NULL,
        role TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE account_people (person_id TEXT PRIMARY KEY, account_id TEXT NOT NULL);
    CREATE TABLE ended_logins (login TEXT PRIMARY KEY, moment TIMESTAMP NOT NULL);
    """,
    """
    ALTER TABLE departures ADD COLUMN person_id TEXT DEFAULT '';
    ALTER TABLE departures ADD COLUMN tokens_in INTEGER;
    ALTER TABLE departures ADD COLUMN tokens_out INTEGER;
    ALTER TABLE departures ADD COLUMN cost DOUBLE;
    ALTER TABLE departures ADD COLUMN cached BOOLEAN DEFAULT FALSE;
    """,
)
