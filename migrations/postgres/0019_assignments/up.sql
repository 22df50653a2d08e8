-- Officers may leave an address: sealed, like a resident's.
ALTER TABLE officers ADD COLUMN contact_sealed BYTEA;
ALTER TABLE officers ADD COLUMN contact_hash TEXT CHECK ((contact_hash IS NULL) = (contact_sealed IS NULL));
ALTER TABLE officers ADD COLUMN mail_language TEXT;

-- Who was asked to come, and what was answered. A row of somebody who was taken off stays, so that
-- the link of the first time stays dead. What was there before counts as accepted.
ALTER TABLE event_officers ADD COLUMN state TEXT NOT NULL DEFAULT 'accepted'
  CHECK (state IN ('asked', 'accepted', 'declined', 'removed'));
ALTER TABLE event_officers ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event_officers ADD COLUMN asked_at TIMESTAMP;
ALTER TABLE event_officers ADD COLUMN answered_at TIMESTAMP;
ALTER TABLE event_officers ADD COLUMN stand_in_for BIGINT REFERENCES officers (id);
ALTER TABLE event_officers ADD COLUMN called_away_at TIMESTAMP;
ALTER TABLE event_officers ADD COLUMN late_minutes INTEGER CHECK (late_minutes > 0);
ALTER TABLE event_officers ADD COLUMN reason_sealed BYTEA;
CREATE INDEX event_officers_by_officer ON event_officers (officer_id);

-- What officers take along and what they may speak about: a department's own words, by language.
-- Empty means the words of the house.
ALTER TABLE event_kinds ADD COLUMN materials TEXT NOT NULL DEFAULT '{}';
ALTER TABLE event_kinds ADD COLUMN talking_points TEXT NOT NULL DEFAULT '{}';
