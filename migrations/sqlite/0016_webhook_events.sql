-- What Smartcar has told us unasked, kept before it is acknowledged and worked on after; and what cars are to be subscribed
-- to, which is worked on in the same way. Deleted after a week, and with its car.
CREATE TABLE webhook_events (
    id           TEXT PRIMARY KEY NOT NULL, -- Smartcar's eventId: the same however often it is delivered
    kind         TEXT NOT NULL,             -- Smartcar's eventType; ours: SUBSCRIBE, VERIFY (one row, the last time)
    vehicle_id   TEXT REFERENCES vehicles (id) ON DELETE CASCADE,
    sent_at      INTEGER NOT NULL,          -- by its own account, epoch milliseconds
    received_at  INTEGER NOT NULL,
    body         BLOB,                      -- sealed with the row's id: it may hold a VIN or a place
    leased_until INTEGER NOT NULL DEFAULT 0, -- a process works on it until then; after that another one may
    tries        INTEGER NOT NULL DEFAULT 0,
    done_at      INTEGER,                   -- set with its effect, in one transaction
    is_complete  INTEGER NOT NULL DEFAULT 0, -- 1: it told every value that is asked for
    mended       TEXT,                      -- what the owner has yet to be told: 'login' or 'car'; NULL: nothing
    saved        INTEGER NOT NULL DEFAULT 0 -- how many questions to the car it made needless
) STRICT;
CREATE INDEX webhook_events_to_do ON webhook_events (leased_until) WHERE done_at IS NULL;
CREATE INDEX webhook_events_by_car ON webhook_events (vehicle_id, kind, sent_at);
CREATE INDEX webhook_events_by_age ON webhook_events (received_at);
CREATE INDEX webhook_events_saved ON webhook_events (saved) WHERE saved > 0;
