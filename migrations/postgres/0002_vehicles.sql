-- A car an owner has connected. It stays after disconnecting, with its last values, until the owner deletes it.
CREATE TABLE vehicles (
    id              TEXT PRIMARY KEY NOT NULL,  -- ours, random: stands in addresses
    owner           TEXT NOT NULL,
    smartcar_id     TEXT NOT NULL,              -- Smartcar's id
    token_id        TEXT REFERENCES tokens (id) ON DELETE SET NULL, -- NULL: disconnected
    make            TEXT NOT NULL,
    model           TEXT NOT NULL,
    year            BIGINT,
    connected_at    BIGINT NOT NULL,           -- epoch milliseconds
    checked_at      BIGINT,                    -- when we last asked and got at least one answer
    incident        TEXT,                       -- JSON: what the last check ran into; NULL when it went well
    asked_at        BIGINT,                    -- when we last asked at all; NULL: ask at the next view
    pressed_at      BIGINT,                    -- when the owner last pressed "Check again" for a car that has to wait
    retry_at        BIGINT,                    -- when the background tries again; NULL: it does not
    retries         BIGINT NOT NULL DEFAULT 0, -- tries in a row that failed
    revision        BIGINT NOT NULL DEFAULT 0, -- grows with every change that makes a check under way history
    moved_at        BIGINT,                    -- when another owner connected this car, which ended it here
    UNIQUE (owner, smartcar_id)
);
CREATE INDEX vehicles_by_car ON vehicles (smartcar_id);
-- One owner at a time: whoever connects a car last has it.
CREATE UNIQUE INDEX vehicles_connected_once ON vehicles (smartcar_id) WHERE token_id IS NOT NULL;
CREATE INDEX vehicles_by_token ON vehicles (token_id);
CREATE INDEX vehicles_by_retry ON vehicles (retry_at);
