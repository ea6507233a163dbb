-- What is ours to fix, for the first page of whoever runs the app: the screens that said so lately, and cars that wait for it.
CREATE INDEX events_of_ours ON events (at, name, slug, outcome) WHERE class = 'ours' AND language <> 'x-sample';
CREATE INDEX vehicles_that_failed ON vehicles (asked_at) WHERE incident IS NOT NULL;
