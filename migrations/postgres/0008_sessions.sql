-- A browser that has done something with us. Who only looks has no row.
CREATE TABLE sessions (
    id_hash    TEXT PRIMARY KEY NOT NULL,   -- SHA-256 of what the cookie carries, hex; the id itself is nowhere
    owner      TEXT NOT NULL,               -- random; stands for the signed-in user
    created_at BIGINT NOT NULL,            -- epoch milliseconds
    seen_at    BIGINT NOT NULL             -- the last visit, noted at most once an hour; what is too old is forgotten
);
CREATE INDEX sessions_by_age ON sessions (seen_at);
CREATE INDEX sessions_by_start ON sessions (created_at);
CREATE INDEX sessions_by_owner ON sessions (owner);
