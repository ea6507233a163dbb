-- What was shown, pressed and mended, in place of `screen_weeks`: any time costs two look-ups a line, however many weeks it
-- has. A row of `screen_sums` counts everything up to the end of its week, so what a time from some week on has is the
-- total less the last row before that week. Triggers keep both in the transaction that records or forgets an event.
DROP TRIGGER screen_weeks_grow ON events;
DROP TRIGGER screen_weeks_shrink ON events;
DROP FUNCTION screen_weeks_grow();
DROP FUNCTION screen_weeks_shrink();

CREATE TABLE screen_totals (
    slug   TEXT NOT NULL,       -- the screen; '' for all of them
    verb   TEXT NOT NULL,       -- what happened on it: the last part of an event's name
    minute BIGINT NOT NULL,     -- of a car that worked soon after: how many full minutes later; -1 for all of the verb
    sample BIGINT NOT NULL,     -- 1: made up, to show what these pages look like
    count  BIGINT NOT NULL,
    PRIMARY KEY (slug, verb, minute, sample)
);

CREATE TABLE screen_sums (
    slug   TEXT NOT NULL,
    verb   TEXT NOT NULL,
    minute BIGINT NOT NULL,
    sample BIGINT NOT NULL,
    week   BIGINT NOT NULL,     -- of the screen: its Monday (UTC) in days since 1970
    count  BIGINT NOT NULL,     -- of this week and all before it
    PRIMARY KEY (slug, verb, minute, sample, week)
);

-- What was there before these tables.
CREATE TEMPORARY TABLE cells ON COMMIT DROP AS
SELECT slug, verb, -1 AS minute, sample, week, sum(count)::BIGINT AS count FROM screen_weeks GROUP BY slug, verb, sample, week
UNION ALL SELECT '', verb, -1, sample, week, sum(count)::BIGINT FROM screen_weeks GROUP BY verb, sample, week
UNION ALL SELECT slug, verb, minute, sample, week, count FROM screen_weeks WHERE minute >= 0;
INSERT INTO screen_totals SELECT slug, verb, minute, sample, sum(count) FROM cells GROUP BY 1, 2, 3, 4;
INSERT INTO screen_sums
SELECT slug, verb, minute, sample, week, sum(count) OVER (PARTITION BY slug, verb, minute, sample ORDER BY week) FROM cells;
DROP TABLE screen_weeks;

-- Counts in: `change` more in a week, or fewer. The total comes first: its row is held until the transaction ends, so that
-- nobody begins a new week with a sum that another transaction is about to change.
CREATE FUNCTION count_screens(slug_ TEXT, verb_ TEXT, minute_ BIGINT, sample_ BIGINT, week_ BIGINT, change BIGINT)
RETURNS void AS $$
BEGIN
    INSERT INTO screen_totals VALUES (slug_, verb_, minute_, sample_, change)
    ON CONFLICT (slug, verb, minute, sample) DO UPDATE SET count = screen_totals.count + change;
    UPDATE screen_sums SET count = count + change
    WHERE (slug, verb, minute, sample) = (slug_, verb_, minute_, sample_) AND week > week_;
    INSERT INTO screen_sums
    VALUES (slug_, verb_, minute_, sample_, week_, change + coalesce((
        SELECT count FROM screen_sums
        WHERE (slug, verb, minute, sample) = (slug_, verb_, minute_, sample_) AND week < week_
        ORDER BY week DESC LIMIT 1), 0))
    ON CONFLICT (slug, verb, minute, sample, week) DO UPDATE SET count = screen_sums.count + change;
    IF change < 0 THEN
        DELETE FROM screen_totals WHERE (slug, verb, minute, sample) = (slug_, verb_, minute_, sample_) AND count = 0;
        DELETE FROM screen_sums WHERE (slug, verb, minute, sample) = (slug_, verb_, minute_, sample_) AND count = 0;
    END IF;
END $$ LANGUAGE plpgsql;

-- Every line an event counts in: its screen, all screens, and the minute in which the car worked.
CREATE FUNCTION screen_lines(event events)
RETURNS TABLE (slug TEXT, verb TEXT, minute BIGINT, sample BIGINT, week BIGINT) AS $$
    SELECT line.slug, cell.verb, line.minute, cell.sample, cell.week
    FROM screen_cell(event) AS cell, (VALUES (event.slug, -1), ('', -1), (event.slug, NULL)) AS shape (slug, minute),
         LATERAL (SELECT shape.slug, coalesce(shape.minute, cell.minute) AS minute) AS line
    WHERE shape.minute IS NOT NULL OR cell.minute >= 0;
$$ LANGUAGE sql IMMUTABLE;

-- Once a statement and not once a row, and always in the same order: whoever holds a line waits for nobody who wants it.
CREATE FUNCTION screens_grow() RETURNS trigger AS $$
BEGIN
    PERFORM count_screens(slug, verb, minute, sample, week, count) FROM (
        SELECT line.slug, line.verb, line.minute, line.sample, line.week, count(*) AS count
        FROM added, screen_lines(ROW(added.*)::events) AS line GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5) AS lines;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER screens_grow AFTER INSERT ON events
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION screens_grow();

CREATE FUNCTION screens_shrink() RETURNS trigger AS $$
BEGIN
    PERFORM count_screens(slug, verb, minute, sample, week, -count) FROM (
        SELECT line.slug, line.verb, line.minute, line.sample, line.week, count(*) AS count
        FROM removed, screen_lines(ROW(removed.*)::events) AS line GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5) AS lines;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER screens_shrink AFTER DELETE ON events
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION screens_shrink();
