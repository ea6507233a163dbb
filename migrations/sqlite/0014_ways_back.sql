-- What came of a request: whether its car works by now, and whether its owner has looked. A row for each, made and removed
-- with it; made-up requests have none, because nobody is asked about them.
CREATE TABLE ways_back (
    reference    TEXT PRIMARY KEY NOT NULL REFERENCES incompatible_vehicles (reference) ON DELETE CASCADE,
    asked_at     INTEGER NOT NULL,           -- when Smartcar last said that the car does not work, epoch milliseconds: at first when
                                             -- the request was sent; earlier where it did not say, so that it is asked again soon
    works        INTEGER NOT NULL DEFAULT 0 CHECK (works IN (0, 1)), -- what it said
    looked_at    INTEGER,                    -- when the owner first saw that the car works; NULL: not yet
    connected_at INTEGER                     -- when a car of that make was connected from there; NULL: not yet
) STRICT, WITHOUT ROWID;
CREATE INDEX ways_back_to_ask ON ways_back (works, asked_at);
CREATE INDEX ways_back_looked ON ways_back (looked_at) WHERE looked_at IS NOT NULL;
CREATE INDEX ways_back_connected ON ways_back (connected_at) WHERE connected_at IS NOT NULL;

INSERT INTO ways_back (reference, asked_at) SELECT reference, created_at FROM incompatible_vehicles WHERE language <> 'x-sample';

CREATE TRIGGER ways_back_begin AFTER INSERT ON incompatible_vehicles WHEN NEW.language <> 'x-sample' BEGIN
    INSERT INTO ways_back (reference, asked_at) VALUES (NEW.reference, NEW.created_at);
END;

-- Cars without a VIN are asked about together: every request about the same make, model and year has the same answer.
CREATE INDEX incompatible_vehicles_without_vin ON incompatible_vehicles (make, model, year) WHERE vin IS NULL;

-- Since when the operator wants everything asked again, in one row: a million rows of their own would be a long wait.
CREATE TABLE asked_anew (
    one   INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
    since INTEGER NOT NULL     -- epoch milliseconds: answers from before count no more
) STRICT;
