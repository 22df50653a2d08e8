DROP INDEX events_one_per_series_date;
ALTER TABLE events DROP COLUMN series_detached;
ALTER TABLE events DROP COLUMN series_date;
ALTER TABLE events DROP COLUMN series_id;
DROP TABLE series;
