DROP INDEX rsvps_unanswered;
UPDATE rsvps SET state = 'confirmed', confirmed_at = updated_at, answer_by = NULL WHERE state IN ('held', 'offered');
ALTER TABLE rsvps DROP COLUMN offers;
ALTER TABLE rsvps DROP COLUMN answer_by;
ALTER TABLE rsvps DROP COLUMN queued_at;
