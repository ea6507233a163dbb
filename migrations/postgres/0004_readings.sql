-- Each signal of a car: its last good value, so that a page has something true to show while a connection is broken, and
-- what the last attempt to read it ran into. Either may be missing, not both.
CREATE TABLE readings (
    vehicle_id  TEXT NOT NULL REFERENCES vehicles (id) ON DELETE CASCADE,
    signal      TEXT NOT NULL,              -- odometer, battery, charge, fuel, security, location
    value       TEXT,                       -- JSON, metric
    recorded_at BIGINT,                    -- when the car recorded it, epoch milliseconds; NULL when not said
    fetched_at  BIGINT,                    -- when we received it
    since       BIGINT,                    -- since when the value is what it is, as far as we were told
    incident    TEXT,                       -- JSON: why there is no newer value; NULL when there is none
    PRIMARY KEY (vehicle_id, signal),
    CHECK ((value IS NULL) = (fetched_at IS NULL)),
    CHECK (value IS NOT NULL OR incident IS NOT NULL)
);
