-- Seats with an expiry: held until an address is proved, offered until they are taken.
-- queued_at is the place on the waitlist; who lets an offer lapse goes to its end.
ALTER TABLE rsvps ADD COLUMN queued_at TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';
UPDATE rsvps SET queued_at = created_at;
ALTER TABLE rsvps ADD COLUMN answer_by TIMESTAMP
  CHECK ((answer_by IS NOT NULL) = (state IN ('held', 'offered')));
ALTER TABLE rsvps ADD COLUMN offers INTEGER NOT NULL DEFAULT 0;
CREATE INDEX rsvps_unanswered ON rsvps (answer_by) WHERE answer_by IS NOT NULL;
