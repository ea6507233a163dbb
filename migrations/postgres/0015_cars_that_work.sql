-- Cars of which the operator says that they work by now. It holds for every request about them, old and new.
CREATE TABLE cars_that_work (
    id        TEXT PRIMARY KEY NOT NULL,
    make      TEXT NOT NULL,     -- folded as in demand
    model     TEXT NOT NULL,     -- likewise; '' for every model
    from_year BIGINT NOT NULL,
    to_year   BIGINT NOT NULL,
    marked_at BIGINT NOT NULL   -- epoch milliseconds
);
CREATE INDEX cars_that_work_by_make ON cars_that_work (make);
