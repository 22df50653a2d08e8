-- What the workers of an installation know together: the state of the mail relay (a relay that is
-- down rests, and is then asked with one message), and when one of them was last at work.
CREATE TABLE sender_state (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  rests_until TIMESTAMP,
  probe TEXT,
  last_error TEXT,
  beat_at TIMESTAMP,
  CHECK (probe IS NULL OR rests_until IS NOT NULL)
);
INSERT INTO sender_state (id) VALUES (1);

-- Two more reasons to stop mail: the database is older than what was sent, nobody was at work for long.
ALTER TABLE mail_pauses DROP CONSTRAINT mail_pauses_reason_check;
ALTER TABLE mail_pauses ADD CONSTRAINT mail_pauses_reason_check
  CHECK (reason IN ('restored', 'asked', 'rolled_back', 'silent'));
