-- One token set per grant. A grant covers every car the owner ticked, so several vehicles may share a row.
CREATE TABLE tokens (
    id           TEXT PRIMARY KEY NOT NULL,
    owner        TEXT NOT NULL,             -- random id of the session; stands for the signed-in user
    access       BLOB NOT NULL,             -- sealed with this row's id, never readable by itself
    refresh      BLOB NOT NULL,             -- sealed likewise
    expires_at   INTEGER NOT NULL,           -- end of the access token, epoch milliseconds
    refreshed_at INTEGER NOT NULL            -- when this pair arrived; refresh tokens live 60 days from here
) STRICT;
