-- A car an owner has connected. It stays after disconnecting, with its last values, until the owner deletes it.
CREATE TABLE vehicles (
    id              TEXT PRIMARY KEY NOT NULL,  -- ours, random: stands in addresses
    owner           TEXT NOT NULL,
    smartcar_id     TEXT NOT NULL,              -- Smartcar's id
    token_id        TEXT REFERENCES tokens (id) ON DELETE SET NULL, -- NULL: disconnected
    make            TEXT NOT NULL,
    model           TEXT NOT NULL,
    year            INTEGER,
    connected_at    INTEGER NOT NULL,           -- epoch milliseconds
    checked_at      INTEGER,                    -- when we last asked and got at least one answer
    incident        TEXT,                       -- JSON: what the last check ran into; NULL when it went well
    asked_at        INTEGER,                    -- when we last asked at all; NULL: ask at the next view
    pressed_at      INTEGER,                    -- when the owner last pressed "Check again" for a car that has to wait
    retry_at        INTEGER,                    -- when the background tries again; NULL: it does not
    retries         INTEGER NOT NULL DEFAULT 0, -- tries in a row that failed
    revision        INTEGER NOT NULL DEFAULT 0, -- grows with every change that makes a check under way history
    moved_at        INTEGER,                    -- when another owner connected this car, which ended it here
    UNIQUE (owner, smartcar_id)
) STRICT;
CREATE INDEX vehicles_by_car ON vehicles (smartcar_id);
-- One owner at a time: whoever connects a car last has it.
CREATE UNIQUE INDEX vehicles_connected_once ON vehicles (smartcar_id) WHERE token_id IS NOT NULL;
CREATE INDEX vehicles_by_token ON vehicles (token_id);
CREATE INDEX vehicles_by_retry ON vehicles (retry_at);
