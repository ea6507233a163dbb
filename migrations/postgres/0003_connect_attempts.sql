-- One row for each time an owner was sent to Connect. The state itself is never stored, only its hash.
CREATE TABLE connect_attempts (
    state_hash TEXT PRIMARY KEY NOT NULL,   -- SHA-256 of the state parameter, hex
    purpose    TEXT NOT NULL CHECK (purpose IN ('connect', 'reconnect')),
    owner      TEXT NOT NULL,               -- only the browser that began may finish
    vehicle_id TEXT REFERENCES vehicles (id) ON DELETE CASCADE, -- the car being reconnected, or the one connected
    make       TEXT,                        -- the brand the owner had chosen with us, for the words on a screen
    created_at BIGINT NOT NULL,            -- epoch milliseconds
    expires_at BIGINT NOT NULL,            -- fifteen minutes later
    spent_at   BIGINT,                     -- set on first sight, whatever the return says
    outcome    TEXT,                        -- how it ended: 'connected' or the name of the failure
    return_hash TEXT,                       -- SHA-256 of what came back, hex: the same return is known when it comes again
    led_to     TEXT,                        -- the address of ours that says how it ended: the same return leads there
    CHECK (purpose = 'connect' OR vehicle_id IS NOT NULL)
);
CREATE INDEX connect_attempts_by_age ON connect_attempts (created_at);
