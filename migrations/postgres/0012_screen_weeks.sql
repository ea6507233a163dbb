-- What was shown, pressed and mended, by week: events rolled up, so that no page counts them one by one. A trigger keeps it
-- in the transaction that records or forgets an event. What came of a screen is counted in the week the screen was shown in,
-- so that a share never compares one week with another.
CREATE TABLE screen_weeks (
    week   BIGINT NOT NULL,     -- of the screen: its Monday (UTC) in days since 1970
    slug   TEXT NOT NULL,        -- the screen
    verb   TEXT NOT NULL,        -- what happened on it: the last part of an event's name
    minute BIGINT NOT NULL,     -- of a car that worked soon after: how many full minutes later; else -1
    sample BIGINT NOT NULL,     -- 1: made up, to show what these pages look like
    count  BIGINT NOT NULL,
    PRIMARY KEY (slug, verb, minute, week, sample)
);

-- The cell an event belongs to.
CREATE FUNCTION screen_cell(event events)
RETURNS TABLE (week BIGINT, slug TEXT, verb TEXT, minute BIGINT, sample BIGINT) AS $$
    SELECT shown / 86400000 - (shown / 86400000 + 3) % 7, event.slug, substr(event.name, length(event.slug) + 11),
           CASE WHEN event.name LIKE '%.recovered' AND event.seconds IS NOT NULL THEN least(event.seconds / 60, 30) ELSE -1 END,
           CASE WHEN event.language = 'x-sample' THEN 1 ELSE 0 END
    FROM (SELECT event.at - coalesce(event.seconds, 0) * 1000 AS shown) AS screen;
$$ LANGUAGE sql IMMUTABLE;

-- What was there before this table.
INSERT INTO screen_weeks (week, slug, verb, minute, sample, count)
SELECT cell.week, cell.slug, cell.verb, cell.minute, cell.sample, count(*)
FROM events AS event, screen_cell(event) AS cell GROUP BY 1, 2, 3, 4, 5;

-- Once a statement and not once a row, and always in the same order, as demand is counted.
CREATE FUNCTION screen_weeks_grow() RETURNS trigger AS $$
BEGIN
    INSERT INTO screen_weeks (week, slug, verb, minute, sample, count)
    SELECT cell.week, cell.slug, cell.verb, cell.minute, cell.sample, count(*)
    FROM added, screen_cell(ROW(added.*)::events) AS cell
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 3, 4, 1, 5
    ON CONFLICT (week, slug, verb, minute, sample) DO UPDATE SET count = screen_weeks.count + excluded.count;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER screen_weeks_grow AFTER INSERT ON events
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION screen_weeks_grow();

CREATE FUNCTION screen_weeks_shrink() RETURNS trigger AS $$
DECLARE gone RECORD;
BEGIN
    FOR gone IN
        SELECT cell.week, cell.slug, cell.verb, cell.minute, cell.sample, count(*) AS count
        FROM removed, screen_cell(ROW(removed.*)::events) AS cell
        GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 3, 4, 1, 5
    LOOP
        UPDATE screen_weeks SET count = screen_weeks.count - gone.count
        WHERE (slug, verb, minute, week, sample) = (gone.slug, gone.verb, gone.minute, gone.week, gone.sample);
        DELETE FROM screen_weeks
        WHERE (slug, verb, minute, week, sample) = (gone.slug, gone.verb, gone.minute, gone.week, gone.sample) AND count = 0;
    END LOOP;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER screen_weeks_shrink AFTER DELETE ON events
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION screen_weeks_shrink();

-- What was made up is found, and removed, without a look at what is real.
CREATE INDEX screen_weeks_made_up ON screen_weeks (week) WHERE sample = 1;
CREATE INDEX events_made_up ON events (id) WHERE language = 'x-sample';
