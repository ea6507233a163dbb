-- What was shown, pressed and mended, in place of `screen_weeks`: any time costs two look-ups a line, however many weeks it
-- has. A row of `screen_sums` counts everything up to the end of its week, so what a time from some week on has is the
-- total less the last row before that week. Triggers keep both in the transaction that records or forgets an event.
DROP TRIGGER screen_weeks_grow;
DROP TRIGGER screen_weeks_shrink;

CREATE TABLE screen_totals (
    slug   TEXT NOT NULL,        -- the screen; '' for all of them
    verb   TEXT NOT NULL,        -- what happened on it: the last part of an event's name
    minute INTEGER NOT NULL,     -- of a car that worked soon after: how many full minutes later; -1 for all of the verb
    sample INTEGER NOT NULL,     -- 1: made up, to show what these pages look like
    count  INTEGER NOT NULL,
    PRIMARY KEY (slug, verb, minute, sample)
) STRICT, WITHOUT ROWID;

CREATE TABLE screen_sums (
    slug   TEXT NOT NULL,
    verb   TEXT NOT NULL,
    minute INTEGER NOT NULL,
    sample INTEGER NOT NULL,
    week   INTEGER NOT NULL,     -- of the screen: its Monday (UTC) in days since 1970
    count  INTEGER NOT NULL,     -- of this week and all before it
    PRIMARY KEY (slug, verb, minute, sample, week)
) STRICT, WITHOUT ROWID;

-- What was there before these tables.
CREATE TEMPORARY TABLE cells AS
SELECT slug, verb, -1 AS minute, sample, week, sum(count) AS count FROM screen_weeks GROUP BY 1, 2, 4, 5
UNION ALL SELECT '', verb, -1, sample, week, sum(count) FROM screen_weeks GROUP BY verb, sample, week
UNION ALL SELECT slug, verb, minute, sample, week, count FROM screen_weeks WHERE minute >= 0;
INSERT INTO screen_totals SELECT slug, verb, minute, sample, sum(count) FROM cells GROUP BY 1, 2, 3, 4;
INSERT INTO screen_sums
SELECT slug, verb, minute, sample, week, sum(count) OVER (PARTITION BY slug, verb, minute, sample ORDER BY week) FROM cells;
DROP TABLE cells;
DROP TABLE screen_weeks;

-- What is inserted here is counted in: `count` more in its week, or fewer.
CREATE VIEW screen_changes AS SELECT slug, verb, minute, sample, week, count FROM screen_sums;

CREATE TRIGGER screens_are_counted INSTEAD OF INSERT ON screen_changes BEGIN
    INSERT INTO screen_totals VALUES (NEW.slug, NEW.verb, NEW.minute, NEW.sample, NEW.count)
    ON CONFLICT DO UPDATE SET count = count + NEW.count;
    UPDATE screen_sums SET count = count + NEW.count
    WHERE slug = NEW.slug AND verb = NEW.verb AND minute = NEW.minute AND sample = NEW.sample AND week > NEW.week;
    INSERT INTO screen_sums
    VALUES (NEW.slug, NEW.verb, NEW.minute, NEW.sample, NEW.week, NEW.count + coalesce((
        SELECT count FROM screen_sums
        WHERE slug = NEW.slug AND verb = NEW.verb AND minute = NEW.minute AND sample = NEW.sample AND week < NEW.week
        ORDER BY week DESC LIMIT 1), 0))
    ON CONFLICT DO UPDATE SET count = count + NEW.count;
    DELETE FROM screen_totals
    WHERE NEW.count < 0 AND slug = NEW.slug AND verb = NEW.verb AND minute = NEW.minute AND sample = NEW.sample AND count = 0;
    DELETE FROM screen_sums
    WHERE NEW.count < 0 AND slug = NEW.slug AND verb = NEW.verb AND minute = NEW.minute AND sample = NEW.sample AND count = 0;
END;

CREATE TRIGGER screens_grow AFTER INSERT ON events BEGIN
    INSERT INTO screen_changes (slug, verb, minute, sample, week, count)
    SELECT line, substr(NEW.name, length(NEW.slug) + 11), minute, NEW.language = 'x-sample',
           shown / 86400000 - (shown / 86400000 + 3) % 7, 1
    FROM (SELECT NEW.slug AS line, -1 AS minute UNION ALL SELECT '', -1 UNION ALL SELECT NEW.slug, min(NEW.seconds / 60, 30)),
         (SELECT NEW.at - coalesce(NEW.seconds, 0) * 1000 AS shown)
    WHERE minute = -1 OR (NEW.name LIKE '%.recovered' AND NEW.seconds IS NOT NULL);
END;

CREATE TRIGGER screens_shrink AFTER DELETE ON events BEGIN
    INSERT INTO screen_changes (slug, verb, minute, sample, week, count)
    SELECT line, substr(OLD.name, length(OLD.slug) + 11), minute, OLD.language = 'x-sample',
           shown / 86400000 - (shown / 86400000 + 3) % 7, -1
    FROM (SELECT OLD.slug AS line, -1 AS minute UNION ALL SELECT '', -1 UNION ALL SELECT OLD.slug, min(OLD.seconds / 60, 30)),
         (SELECT OLD.at - coalesce(OLD.seconds, 0) * 1000 AS shown)
    WHERE minute = -1 OR (OLD.name LIKE '%.recovered' AND OLD.seconds IS NOT NULL);
END;
