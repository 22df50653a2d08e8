-- What comes back by mail. told_sequence is the highest SEQUENCE of an invitation that went to a
-- party, replied_at the DTSTAMP of the last answer of a calendar app that was taken.
ALTER TABLE rsvps ADD COLUMN told_sequence INTEGER;
ALTER TABLE rsvps ADD COLUMN replied_at TIMESTAMP;
-- Failures and complaints about messages, each once. No address and no hash: the message has it, as
-- long as it is kept. counts: whether it is one of those that add up.
CREATE TABLE bounces (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  outbox_id BIGINT NOT NULL REFERENCES outbox (id),
  kind TEXT NOT NULL CHECK (kind IN ('failed', 'complaint')),
  status TEXT NOT NULL,
  counts BOOLEAN NOT NULL,
  source TEXT NOT NULL,
  reported_at TIMESTAMP NOT NULL,
  UNIQUE (outbox_id, kind)
);
