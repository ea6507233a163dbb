-- How many cars are asked for, rolled up: every page about demand reads some of these cells, and never the requests themselves.
--
-- A cell counts the requests that agree in some things. Which things is its shape: 0, 8 or 16 for every make, one make, or
-- one model, plus 4 with its model year, 2 with its week, 1 with or without a VIN. So each question has cells of its own
-- that are few, however many requests there are. Triggers keep them in the transaction that adds or removes a request.
CREATE TABLE demand (
    shape    BIGINT NOT NULL,
    make     TEXT NOT NULL,      -- folded, so that however it is written it is one; '' where the shape does not say
    model    TEXT NOT NULL,      -- likewise
    year     BIGINT NOT NULL,   -- 0 where the shape does not say
    week     BIGINT NOT NULL,   -- its Monday (UTC) in days since 1970; 0 where the shape does not say
    vin      BIGINT NOT NULL,   -- 1 with, 0 without, 2 where the shape does not say
    sample   BIGINT NOT NULL,   -- 1: made up, to show what these pages look like
    name     TEXT NOT NULL,      -- make or model as it was last written
    count    BIGINT NOT NULL,
    first_at BIGINT NOT NULL,   -- epoch milliseconds; stays when a request is deleted, as long as there is another
    last_at  BIGINT NOT NULL,   -- likewise
    PRIMARY KEY (shape, make, model, year, week, vin, sample)
);

-- The cells a request belongs to, one for each shape, always in the same order, so that two requests at once wait for each
-- other and never in a circle. Letters are folded as the program folds them: those of ASCII alone.
CREATE FUNCTION demand_cells(request incompatible_vehicles)
RETURNS TABLE (shape BIGINT, make TEXT, model TEXT, year BIGINT, week BIGINT, vin BIGINT, sample BIGINT, name TEXT) AS $$
    SELECT number,
           CASE WHEN number >= 8 THEN lower(replace(replace(request.make, '_', ' '), '-', ' ') COLLATE "C") ELSE '' END,
           CASE WHEN number >= 16 THEN lower(request.model COLLATE "C") ELSE '' END,
           CASE WHEN number & 4 > 0 THEN request.year ELSE 0 END,
           CASE WHEN number & 2 > 0
               THEN request.created_at / 86400000 - (request.created_at / 86400000 + 3) % 7 ELSE 0 END,
           CASE WHEN number & 1 = 0 THEN 2 WHEN request.vin IS NULL THEN 0 ELSE 1 END,
           CASE WHEN request.language = 'x-sample' THEN 1 ELSE 0 END,
           CASE WHEN number >= 16 THEN request.model WHEN number >= 8 THEN request.make ELSE '' END
    FROM generate_series(0::BIGINT, 23::BIGINT) AS number ORDER BY number;
$$ LANGUAGE sql IMMUTABLE;

-- What was there before this table.
INSERT INTO demand (shape, make, model, year, week, vin, sample, name, count, first_at, last_at)
SELECT cell.shape, cell.make, cell.model, cell.year, cell.week, cell.vin, cell.sample, max(cell.name), count(*),
       min(request.created_at), max(request.created_at)
FROM incompatible_vehicles AS request, demand_cells(request) AS cell
GROUP BY 1, 2, 3, 4, 5, 6, 7;

-- Once a statement and not once a row: of ten thousand rows a cell would be written ten thousand times.
CREATE FUNCTION demand_grows() RETURNS trigger AS $$
BEGIN
    INSERT INTO demand (shape, make, model, year, week, vin, sample, name, count, first_at, last_at)
    SELECT cell.shape, cell.make, cell.model, cell.year, cell.week, cell.vin, cell.sample,
           max(cell.name), count(*), min(added.created_at), max(added.created_at)
    FROM added, demand_cells(ROW(added.*)::incompatible_vehicles) AS cell
    GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (shape, make, model, year, week, vin, sample) DO UPDATE SET
        count = demand.count + excluded.count, name = excluded.name,
        first_at = least(demand.first_at, excluded.first_at), last_at = greatest(demand.last_at, excluded.last_at);
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER demand_grows AFTER INSERT ON incompatible_vehicles
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION demand_grows();

CREATE FUNCTION demand_shrinks() RETURNS trigger AS $$
DECLARE gone RECORD;
BEGIN
    FOR gone IN
        SELECT cell.shape, cell.make, cell.model, cell.year, cell.week, cell.vin, cell.sample, count(*) AS count
        FROM removed, demand_cells(ROW(removed.*)::incompatible_vehicles) AS cell
        GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6, 7
    LOOP
        UPDATE demand SET count = demand.count - gone.count
        WHERE (shape, make, model, year, week, vin, sample)
            = (gone.shape, gone.make, gone.model, gone.year, gone.week, gone.vin, gone.sample);
        DELETE FROM demand
        WHERE (shape, make, model, year, week, vin, sample)
            = (gone.shape, gone.make, gone.model, gone.year, gone.week, gone.vin, gone.sample) AND count = 0;
    END LOOP;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER demand_shrinks AFTER DELETE ON incompatible_vehicles
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION demand_shrinks();

-- Requests in their order, for whoever takes all of them along, and those of one car.
CREATE INDEX incompatible_vehicles_in_order ON incompatible_vehicles (created_at, reference);
CREATE INDEX incompatible_vehicles_by_vin ON incompatible_vehicles (vin) WHERE vin IS NOT NULL;
CREATE INDEX incompatible_vehicles_made_up ON incompatible_vehicles (reference) WHERE language = 'x-sample';
