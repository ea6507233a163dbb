-- One row, written to find out whether the database takes changes.
CREATE TABLE heartbeat (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL                     -- epoch milliseconds
) STRICT;
