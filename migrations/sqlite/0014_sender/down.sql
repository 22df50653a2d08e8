DROP TABLE sender_state;
CREATE TABLE mail_pauses_before (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  since TIMESTAMP NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('restored', 'asked')),
  ended_at TIMESTAMP
);
INSERT INTO mail_pauses_before
  SELECT id, since, CASE WHEN reason = 'asked' THEN 'asked' ELSE 'restored' END, ended_at FROM mail_pauses;
DROP TABLE mail_pauses;
ALTER TABLE mail_pauses_before RENAME TO mail_pauses;
