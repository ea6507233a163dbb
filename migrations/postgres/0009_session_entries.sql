-- What the next pages of a browser need, one row a thing, so that two tabs never write over each other.
CREATE TABLE session_entries (
    session TEXT NOT NULL REFERENCES sessions (id_hash) ON DELETE CASCADE ON UPDATE CASCADE,
    name    TEXT NOT NULL,                  -- such as outcome.access-denied or notice
    value   BYTEA NOT NULL,                  -- JSON, sealed with session and name: an owner may have shared a VIN
    ends_at BIGINT NOT NULL,               -- epoch milliseconds; a day for most
    PRIMARY KEY (session, name)
);
CREATE INDEX session_entries_by_end ON session_entries (ends_at);
