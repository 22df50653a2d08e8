ALTER TABLE event_kinds DROP COLUMN talking_points;
ALTER TABLE event_kinds DROP COLUMN materials;
CREATE TABLE event_officers_before (
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  officer_id BIGINT NOT NULL REFERENCES officers (id),
  PRIMARY KEY (event_id, officer_id)
);
INSERT INTO event_officers_before SELECT event_id, officer_id FROM event_officers
  WHERE state IN ('asked', 'accepted') AND called_away_at IS NULL;
DROP TABLE event_officers;
ALTER TABLE event_officers_before RENAME TO event_officers;
ALTER TABLE officers DROP COLUMN mail_language;
ALTER TABLE officers DROP COLUMN contact_hash;
ALTER TABLE officers DROP COLUMN contact_sealed;
