-- How connecting went, by day: counts alone, because attempts themselves are forgotten after a day. Triggers keep it in the
-- transaction that notes an attempt, its end, or a car that works again.
CREATE TABLE connection_days (
    day    INTEGER NOT NULL,     -- UTC, days since 1970; deleted after the retention time
    what   TEXT NOT NULL CHECK (what IN ('begun', 'connected', 'ended', 'came_back')),
    sample INTEGER NOT NULL,     -- 1: made up, to show what these pages look like
    count  INTEGER NOT NULL,
    PRIMARY KEY (day, what, sample)
) STRICT, WITHOUT ROWID;
CREATE INDEX connection_days_made_up ON connection_days (day) WHERE sample = 1;

CREATE TRIGGER connections_begin AFTER INSERT ON connect_attempts BEGIN
    INSERT INTO connection_days (day, what, sample, count) VALUES (NEW.created_at / 86400000, 'begun', 0, 1)
    ON CONFLICT (day, what, sample) DO UPDATE SET count = count + 1;
END;

-- An attempt ends once: what is written over an outcome that was there already is the same end told again.
CREATE TRIGGER connections_end AFTER UPDATE OF outcome ON connect_attempts
WHEN OLD.outcome IS NULL AND NEW.outcome IS NOT NULL BEGIN
    INSERT INTO connection_days (day, what, sample, count)
    VALUES (NEW.created_at / 86400000, CASE WHEN NEW.outcome = 'connected' THEN 'connected' ELSE 'ended' END, 0, 1)
    ON CONFLICT (day, what, sample) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER connections_come_back AFTER INSERT ON events
WHEN NEW.name LIKE 'recovery.%.recovered%' AND NEW.language <> 'x-sample' BEGIN
    INSERT INTO connection_days (day, what, sample, count) VALUES (NEW.at / 86400000, 'came_back', 0, 1)
    ON CONFLICT (day, what, sample) DO UPDATE SET count = count + 1;
END;
