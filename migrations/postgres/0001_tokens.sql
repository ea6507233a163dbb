-- What reads an owner's cars: the token set of one grant (v1.0, v2.0), Smartcar's id of the owner (v3), or both. A grant
-- covers every car the owner ticked, so several vehicles may share a row.
CREATE TABLE tokens (
    id           TEXT PRIMARY KEY NOT NULL,
    owner        TEXT NOT NULL,             -- random id of the session; stands for the signed-in user
    access       BYTEA,                      -- sealed with this row's id, never readable by itself
    refresh      BYTEA,                      -- sealed likewise
    expires_at   BIGINT NOT NULL,          -- end of the access token, epoch milliseconds; 0 without tokens
    refreshed_at BIGINT NOT NULL,          -- when this pair arrived; refresh tokens live 60 days from here
    put_off      BIGINT,                   -- when a renewal that failed is tried again; NULL: by its age
    failures     BIGINT NOT NULL DEFAULT 0, -- renewals in a row that failed
    user_id      TEXT,                      -- Smartcar's id of the owner, when Connect named it
    CHECK ((access IS NULL) = (refresh IS NULL)),
    CHECK (access IS NOT NULL OR user_id IS NOT NULL)
);
CREATE INDEX tokens_by_owner ON tokens (owner);
CREATE INDEX tokens_by_age ON tokens (refreshed_at);
