DROP TABLE bounces;
ALTER TABLE rsvps DROP COLUMN replied_at;
ALTER TABLE rsvps DROP COLUMN told_sequence;
