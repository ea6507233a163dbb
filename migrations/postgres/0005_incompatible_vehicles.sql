-- "Tell us about your car": what owners of unsupported cars chose to send, and nothing else. No owner, no address.
CREATE TABLE incompatible_vehicles (
    reference  TEXT PRIMARY KEY NOT NULL,   -- what the owner is given, grouped 4-4
    vin        TEXT,                        -- optional
    make       TEXT NOT NULL,
    model      TEXT NOT NULL,
    year       BIGINT NOT NULL,
    source     TEXT NOT NULL CHECK (source IN ('shared', 'typed')), -- shared in Connect, or typed here
    language   TEXT NOT NULL,
    created_at BIGINT NOT NULL             -- epoch milliseconds; deleted after the retention time
);
CREATE INDEX incompatible_vehicles_by_age ON incompatible_vehicles (created_at);
