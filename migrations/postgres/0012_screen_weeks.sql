-- What was shown, pressed and mended, by week: events rolled up, so that no page counts them one by one. A trigger keeps it
-- in the transaction that records or forgets an event.
CREATE TABLE screen_weeks (
    week   BIGINT NOT NULL,     -- its Monday (UTC) in days since 1970
    slug   TEXT NOT NULL,        -- the screen
    verb   TEXT NOT NULL,        -- what happened on it: the last part of an event's name
    minute BIGINT NOT NULL,     -- of a car that worked soon after: how many full minutes later; else -1
    sample BIGINT NOT NULL,     -- 1: made up, to show what these pages look like
    count  BIGINT NOT NULL,
    PRIMARY KEY (slug, verb, minute, week, sample)
);

CREATE FUNCTION week_of(at BIGINT) RETURNS BIGINT AS $$
    SELECT at / 86400000 - (at / 86400000 + 3) % 7;
$$ LANGUAGE sql IMMUTABLE;

CREATE FUNCTION minute_of(name TEXT, seconds BIGINT) RETURNS BIGINT AS $$
    SELECT CASE WHEN name LIKE '%.recovered' AND seconds IS NOT NULL THEN least(seconds / 60, 30) ELSE -1 END;
$$ LANGUAGE sql IMMUTABLE;

-- What was there before this table.
INSERT INTO screen_weeks (week, slug, verb, minute, sample, count)
SELECT week_of(at), slug, substr(name, length(slug) + 11), minute_of(name, seconds),
       CASE WHEN language = 'x-sample' THEN 1 ELSE 0 END, count(*)
FROM events GROUP BY 1, 2, 3, 4, 5;

CREATE FUNCTION screen_weeks_grow() RETURNS trigger AS $$
BEGIN
    INSERT INTO screen_weeks (week, slug, verb, minute, sample, count)
    VALUES (week_of(NEW.at), NEW.slug, substr(NEW.name, length(NEW.slug) + 11), minute_of(NEW.name, NEW.seconds),
            CASE WHEN NEW.language = 'x-sample' THEN 1 ELSE 0 END, 1)
    ON CONFLICT (week, slug, verb, minute, sample) DO UPDATE SET count = screen_weeks.count + 1;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER screen_weeks_grow AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION screen_weeks_grow();

CREATE FUNCTION screen_weeks_shrink() RETURNS trigger AS $$
BEGIN
    UPDATE screen_weeks SET count = count - 1
    WHERE week = week_of(OLD.at) AND slug = OLD.slug AND verb = substr(OLD.name, length(OLD.slug) + 11)
        AND minute = minute_of(OLD.name, OLD.seconds)
        AND sample = CASE WHEN OLD.language = 'x-sample' THEN 1 ELSE 0 END;
    DELETE FROM screen_weeks WHERE week = week_of(OLD.at) AND slug = OLD.slug AND count = 0;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER screen_weeks_shrink AFTER DELETE ON events FOR EACH ROW EXECUTE FUNCTION screen_weeks_shrink();
