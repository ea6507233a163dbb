-- How connecting went, by day: counts alone, because attempts themselves are forgotten after a day. Triggers keep it in the
-- transaction that notes an attempt, its end, or a car that works again.
CREATE TABLE connection_days (
    day    BIGINT NOT NULL,     -- UTC, days since 1970; deleted after the retention time
    what   TEXT NOT NULL CHECK (what IN ('begun', 'connected', 'ended', 'came_back')),
    sample BIGINT NOT NULL,     -- 1: made up, to show what these pages look like
    count  BIGINT NOT NULL,
    PRIMARY KEY (day, what, sample)
);
CREATE INDEX connection_days_made_up ON connection_days (day) WHERE sample = 1;

CREATE FUNCTION count_connection(at BIGINT, happened TEXT) RETURNS void AS $$
    INSERT INTO connection_days (day, what, sample, count) VALUES (at / 86400000, happened, 0, 1)
    ON CONFLICT (day, what, sample) DO UPDATE SET count = connection_days.count + 1;
$$ LANGUAGE sql;

CREATE FUNCTION connections_begin() RETURNS trigger AS $$
BEGIN
    PERFORM count_connection(NEW.created_at, 'begun');
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER connections_begin AFTER INSERT ON connect_attempts
FOR EACH ROW EXECUTE FUNCTION connections_begin();

-- An attempt ends once: what is written over an outcome that was there already is the same end told again.
CREATE FUNCTION connections_end() RETURNS trigger AS $$
BEGIN
    PERFORM count_connection(NEW.created_at, CASE WHEN NEW.outcome = 'connected' THEN 'connected' ELSE 'ended' END);
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER connections_end AFTER UPDATE OF outcome ON connect_attempts
FOR EACH ROW WHEN (OLD.outcome IS NULL AND NEW.outcome IS NOT NULL) EXECUTE FUNCTION connections_end();

CREATE FUNCTION connections_come_back() RETURNS trigger AS $$
BEGIN
    PERFORM count_connection(NEW.at, 'came_back');
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER connections_come_back AFTER INSERT ON events
FOR EACH ROW WHEN (NEW.name LIKE 'recovery.%.recovered%' AND NEW.language <> 'x-sample')
EXECUTE FUNCTION connections_come_back();
