-- Which screens were shown and what helped: counts for whoever runs the app. No owner, no car, no address, no free text.
CREATE TABLE events (
    id       INTEGER PRIMARY KEY,           -- the order they happened in
    at       INTEGER NOT NULL,              -- epoch milliseconds; deleted after the retention time
    name     TEXT NOT NULL,                 -- recovery.<slug>.<verb>, such as recovery.reconnect.primary
    slug     TEXT NOT NULL,                 -- the screen
    class    TEXT NOT NULL,                 -- who can fix it
    source   TEXT NOT NULL CHECK (source IN ('connect', 'api', 'local')), -- who reported the failure
    outcome  TEXT NOT NULL,                 -- our name for what happened, or Smartcar's documented TYPE:CODE
    attempt  INTEGER NOT NULL,              -- how often it had happened in a day, this time included
    make     TEXT,                          -- from the list of makes; NULL when not known or not on it
    visit_id TEXT,                          -- random, ends with the visit; NULL when the browser asks not to be tracked
    seconds  INTEGER,                       -- since the screen was shown; NULL for shown itself
    field    TEXT,                          -- which field of a form was wrong; its name, never what was typed
    version  TEXT NOT NULL,                 -- of the app
    language TEXT NOT NULL                  -- of the page
) STRICT;
CREATE INDEX events_for_the_funnel ON events (slug, name, seconds);
CREATE INDEX events_by_age ON events (at);
