-- What was shown, pressed and mended, by week: events rolled up, so that no page counts them one by one. A trigger keeps it
-- in the transaction that records or forgets an event. What came of a screen is counted in the week the screen was shown in,
-- so that a share never compares one week with another.
CREATE TABLE screen_weeks (
    week   INTEGER NOT NULL,     -- of the screen: its Monday (UTC) in days since 1970
    slug   TEXT NOT NULL,        -- the screen
    verb   TEXT NOT NULL,        -- what happened on it: the last part of an event's name
    minute INTEGER NOT NULL,     -- of a car that worked soon after: how many full minutes later; else -1
    sample INTEGER NOT NULL,     -- 1: made up, to show what these pages look like
    count  INTEGER NOT NULL,
    PRIMARY KEY (slug, verb, minute, week, sample)
) STRICT, WITHOUT ROWID;

-- What was there before this table.
INSERT INTO screen_weeks (week, slug, verb, minute, sample, count)
SELECT shown / 86400000 - (shown / 86400000 + 3) % 7, slug, substr(name, length(slug) + 11),
       CASE WHEN name LIKE '%.recovered' AND seconds IS NOT NULL THEN min(seconds / 60, 30) ELSE -1 END,
       language = 'x-sample', count(*)
FROM (SELECT *, at - coalesce(seconds, 0) * 1000 AS shown FROM events) GROUP BY 1, 2, 3, 4, 5;

CREATE TRIGGER screen_weeks_grow AFTER INSERT ON events BEGIN
    INSERT INTO screen_weeks (week, slug, verb, minute, sample, count)
    SELECT shown / 86400000 - (shown / 86400000 + 3) % 7, NEW.slug, substr(NEW.name, length(NEW.slug) + 11),
           CASE WHEN NEW.name LIKE '%.recovered' AND NEW.seconds IS NOT NULL THEN min(NEW.seconds / 60, 30) ELSE -1 END,
           NEW.language = 'x-sample', 1
    FROM (SELECT NEW.at - coalesce(NEW.seconds, 0) * 1000 AS shown) WHERE true
    ON CONFLICT (week, slug, verb, minute, sample) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER screen_weeks_shrink AFTER DELETE ON events BEGIN
    UPDATE screen_weeks SET count = count - 1
    WHERE slug = OLD.slug AND verb = substr(OLD.name, length(OLD.slug) + 11)
        AND minute = CASE WHEN OLD.name LIKE '%.recovered' AND OLD.seconds IS NOT NULL THEN min(OLD.seconds / 60, 30) ELSE -1 END
        AND week = (SELECT shown / 86400000 - (shown / 86400000 + 3) % 7
                    FROM (SELECT OLD.at - coalesce(OLD.seconds, 0) * 1000 AS shown))
        AND sample = (OLD.language = 'x-sample');
    DELETE FROM screen_weeks
    WHERE slug = OLD.slug AND verb = substr(OLD.name, length(OLD.slug) + 11)
        AND minute = CASE WHEN OLD.name LIKE '%.recovered' AND OLD.seconds IS NOT NULL THEN min(OLD.seconds / 60, 30) ELSE -1 END
        AND week = (SELECT shown / 86400000 - (shown / 86400000 + 3) % 7
                    FROM (SELECT OLD.at - coalesce(OLD.seconds, 0) * 1000 AS shown))
        AND sample = (OLD.language = 'x-sample') AND count = 0;
END;

-- What was made up is found, and removed, without a look at what is real.
CREATE INDEX screen_weeks_made_up ON screen_weeks (week) WHERE sample = 1;
CREATE INDEX events_made_up ON events (id) WHERE language = 'x-sample';
