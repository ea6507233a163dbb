-- One row, written to find out whether the database takes changes.
CREATE TABLE heartbeat (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    at BIGINT NOT NULL                     -- epoch milliseconds
);
