-- The last command of each kind a car was asked for, so that its page can say what became of it.
CREATE TABLE commands (
    vehicle_id TEXT NOT NULL REFERENCES vehicles (id) ON DELETE CASCADE,
    command    TEXT NOT NULL,               -- lock, unlock, start-charge, stop-charge
    state      TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'failed')),
    asked_at   BIGINT NOT NULL,            -- when the owner pressed the button, epoch milliseconds
    incident   TEXT,                        -- JSON: what it ran into
    PRIMARY KEY (vehicle_id, command),
    CHECK ((state = 'failed') = (incident IS NOT NULL))
);
