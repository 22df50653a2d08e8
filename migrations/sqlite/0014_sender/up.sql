-- What the workers of an installation know together: the state of the mail relay (a relay that is
-- down rests, and is then asked with one message), and when one of them was last at work.
CREATE TABLE sender_state (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  rests_until TIMESTAMP,
  probe TEXT,
  last_error TEXT,
  beat_at TIMESTAMP,
  CHECK (probe IS NULL OR rests_until IS NOT NULL)
);
INSERT INTO sender_state (id) VALUES (1);

-- Two more reasons to stop mail: the database is older than what was sent, nobody was at work for long.
CREATE TABLE mail_pauses_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  since TIMESTAMP NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('restored', 'asked', 'rolled_back', 'silent')),
  ended_at TIMESTAMP
);
INSERT INTO mail_pauses_anew SELECT id, since, reason, ended_at FROM mail_pauses;
DROP TABLE mail_pauses;
ALTER TABLE mail_pauses_anew RENAME TO mail_pauses;
