-- Who does a piece of work right now, where several processes share the database. A lease has an end, so that the work of
-- a process that died goes on in another one; nobody has to clean up behind it.
CREATE TABLE leases (
    name    TEXT PRIMARY KEY NOT NULL,      -- what for, such as grant and its id
    holder  TEXT NOT NULL,                  -- random, new for each time a lease is taken
    ends_at INTEGER NOT NULL                -- epoch milliseconds by the database's clock
) STRICT;
CREATE INDEX leases_by_end ON leases (ends_at);
