DROP TABLE event_changes;
ALTER TABLE events DROP COLUMN rain_since;
