-- How many cars are asked for, rolled up: every page about demand reads some of these cells, and never the requests themselves.
--
-- A cell counts the requests that agree in some things. Which things is its shape: 0, 8 or 16 for every make, one make, or
-- one model, plus 4 with its model year, 2 with its week, 1 with or without a VIN. So each question has cells of its own
-- that are few, however many requests there are. Triggers keep them in the transaction that adds or removes a request.
CREATE TABLE demand (
    shape    INTEGER NOT NULL,
    make     TEXT NOT NULL,      -- folded, so that however it is written it is one; '' where the shape does not say
    model    TEXT NOT NULL,      -- likewise
    year     INTEGER NOT NULL,   -- 0 where the shape does not say
    week     INTEGER NOT NULL,   -- its Monday (UTC) in days since 1970; 0 where the shape does not say
    vin      INTEGER NOT NULL,   -- 1 with, 0 without, 2 where the shape does not say
    sample   INTEGER NOT NULL,   -- 1: made up, to show what these pages look like
    name     TEXT NOT NULL,      -- make or model as it was last written
    count    INTEGER NOT NULL,
    first_at INTEGER NOT NULL,   -- epoch milliseconds; stays when a request is deleted, as long as there is another
    last_at  INTEGER NOT NULL,   -- likewise
    PRIMARY KEY (shape, make, model, year, week, vin, sample)
) STRICT, WITHOUT ROWID;

-- What was there before this table.
INSERT INTO demand (shape, make, model, year, week, vin, sample, name, count, first_at, last_at)
SELECT column1 AS shape,
       CASE WHEN column1 >= 8 THEN lower(replace(replace(make, '_', ' '), '-', ' ')) ELSE '' END,
       CASE WHEN column1 >= 16 THEN lower(model) ELSE '' END,
       CASE WHEN column1 & 4 THEN year ELSE 0 END,
       CASE WHEN column1 & 2 THEN created_at / 86400000 - (created_at / 86400000 + 3) % 7 ELSE 0 END,
       CASE WHEN column1 & 1 THEN vin IS NOT NULL ELSE 2 END,
       language = 'x-sample',
       max(CASE WHEN column1 >= 16 THEN model WHEN column1 >= 8 THEN make ELSE '' END),
       count(*), min(created_at), max(created_at)
FROM incompatible_vehicles, (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
                                    (16), (17), (18), (19), (20), (21), (22), (23))
GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE TRIGGER demand_grows AFTER INSERT ON incompatible_vehicles BEGIN
    INSERT INTO demand (shape, make, model, year, week, vin, sample, name, count, first_at, last_at)
    SELECT column1,
           CASE WHEN column1 >= 8 THEN lower(replace(replace(NEW.make, '_', ' '), '-', ' ')) ELSE '' END,
           CASE WHEN column1 >= 16 THEN lower(NEW.model) ELSE '' END,
           CASE WHEN column1 & 4 THEN NEW.year ELSE 0 END,
           CASE WHEN column1 & 2 THEN NEW.created_at / 86400000 - (NEW.created_at / 86400000 + 3) % 7 ELSE 0 END,
           CASE WHEN column1 & 1 THEN NEW.vin IS NOT NULL ELSE 2 END,
           NEW.language = 'x-sample',
           CASE WHEN column1 >= 16 THEN NEW.model WHEN column1 >= 8 THEN NEW.make ELSE '' END,
           1, NEW.created_at, NEW.created_at
    FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
                 (16), (17), (18), (19), (20), (21), (22), (23))
    WHERE true
    ON CONFLICT (shape, make, model, year, week, vin, sample) DO UPDATE SET
        count = count + 1, name = excluded.name,
        first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at);
END;

CREATE TRIGGER demand_shrinks AFTER DELETE ON incompatible_vehicles BEGIN
    UPDATE demand SET count = count - 1
    WHERE (shape, make, model, year, week, vin, sample) IN (
        SELECT column1,
               CASE WHEN column1 >= 8 THEN lower(replace(replace(OLD.make, '_', ' '), '-', ' ')) ELSE '' END,
               CASE WHEN column1 >= 16 THEN lower(OLD.model) ELSE '' END,
               CASE WHEN column1 & 4 THEN OLD.year ELSE 0 END,
               CASE WHEN column1 & 2 THEN OLD.created_at / 86400000 - (OLD.created_at / 86400000 + 3) % 7 ELSE 0 END,
               CASE WHEN column1 & 1 THEN OLD.vin IS NOT NULL ELSE 2 END,
               OLD.language = 'x-sample'
        FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
                     (16), (17), (18), (19), (20), (21), (22), (23)));
    DELETE FROM demand WHERE count = 0 AND (shape, make, model, year, week, vin, sample) IN (
        SELECT column1,
               CASE WHEN column1 >= 8 THEN lower(replace(replace(OLD.make, '_', ' '), '-', ' ')) ELSE '' END,
               CASE WHEN column1 >= 16 THEN lower(OLD.model) ELSE '' END,
               CASE WHEN column1 & 4 THEN OLD.year ELSE 0 END,
               CASE WHEN column1 & 2 THEN OLD.created_at / 86400000 - (OLD.created_at / 86400000 + 3) % 7 ELSE 0 END,
               CASE WHEN column1 & 1 THEN OLD.vin IS NOT NULL ELSE 2 END,
               OLD.language = 'x-sample'
        FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
                     (16), (17), (18), (19), (20), (21), (22), (23)));
END;

-- Requests in their order, for whoever takes all of them along, and those of one car.
CREATE INDEX incompatible_vehicles_in_order ON incompatible_vehicles (created_at, reference);
CREATE INDEX incompatible_vehicles_by_vin ON incompatible_vehicles (vin) WHERE vin IS NOT NULL;
CREATE INDEX incompatible_vehicles_made_up ON incompatible_vehicles (reference) WHERE language = 'x-sample';
