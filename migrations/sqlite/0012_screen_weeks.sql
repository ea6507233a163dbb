-- What was shown, pressed and mended, by week: events rolled up, so that no page counts them one by one. A trigger keeps it
-- in the transaction that records or forgets an event.
CREATE TABLE screen_weeks (
    week   INTEGER NOT NULL,     -- its Monday (UTC) in days since 1970
    slug   TEXT NOT NULL,        -- the screen
    verb   TEXT NOT NULL,        -- what happened on it: the last part of an event's name
    minute INTEGER NOT NULL,     -- of a car that worked soon after: how many full minutes later; else -1
    sample INTEGER NOT NULL,     -- 1: made up, to show what these pages look like
    count  INTEGER NOT NULL,
    PRIMARY KEY (slug, verb, minute, week, sample)
) STRICT, WITHOUT ROWID;

-- What was there before this table.
INSERT INTO screen_weeks (week, slug, verb, minute, sample, count)
SELECT at / 86400000 - (at / 86400000 + 3) % 7, slug, substr(name, length(slug) + 11),
       CASE WHEN name LIKE '%.recovered' AND seconds IS NOT NULL THEN min(seconds / 60, 30) ELSE -1 END,
       language = 'x-sample', count(*)
FROM events GROUP BY 1, 2, 3, 4, 5;

CREATE TRIGGER screen_weeks_grow AFTER INSERT ON events BEGIN
    INSERT INTO screen_weeks (week, slug, verb, minute, sample, count)
    VALUES (NEW.at / 86400000 - (NEW.at / 86400000 + 3) % 7, NEW.slug, substr(NEW.name, length(NEW.slug) + 11),
            CASE WHEN NEW.name LIKE '%.recovered' AND NEW.seconds IS NOT NULL THEN min(NEW.seconds / 60, 30) ELSE -1 END,
            NEW.language = 'x-sample', 1)
    ON CONFLICT (week, slug, verb, minute, sample) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER screen_weeks_shrink AFTER DELETE ON events BEGIN
    UPDATE screen_weeks SET count = count - 1
    WHERE week = OLD.at / 86400000 - (OLD.at / 86400000 + 3) % 7 AND slug = OLD.slug
        AND verb = substr(OLD.name, length(OLD.slug) + 11)
        AND minute = CASE WHEN OLD.name LIKE '%.recovered' AND OLD.seconds IS NOT NULL THEN min(OLD.seconds / 60, 30) ELSE -1 END
        AND sample = (OLD.language = 'x-sample');
    DELETE FROM screen_weeks
    WHERE week = OLD.at / 86400000 - (OLD.at / 86400000 + 3) % 7 AND slug = OLD.slug AND count = 0;
END;
