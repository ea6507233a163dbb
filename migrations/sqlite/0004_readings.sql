-- The last good value of each signal, so that a page has something true to show while a connection is broken.
CREATE TABLE readings (
    vehicle_id  TEXT NOT NULL REFERENCES vehicles (id) ON DELETE CASCADE,
    signal      TEXT NOT NULL,              -- odometer, battery, fuel, location
    value       TEXT NOT NULL,              -- JSON, metric
    recorded_at INTEGER,                    -- when the car recorded it, epoch milliseconds; NULL when not said
    fetched_at  INTEGER NOT NULL,           -- when we received it
    PRIMARY KEY (vehicle_id, signal)
) STRICT;
