-- People and their rights: when somebody was last here, and with what; the second factor; who made
-- the address of an officer's own calendar, so that it ends with that person's rights.
ALTER TABLE staff ADD COLUMN last_sign_in_at TIMESTAMP;
ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE officer_feeds ADD COLUMN made_by BIGINT REFERENCES staff (id);

-- The secret is sealed. used_step is the last step whose code was taken: none counts twice.
CREATE TABLE second_factors (
  staff_id BIGINT PRIMARY KEY NOT NULL REFERENCES staff (id),
  secret_sealed BLOB NOT NULL,
  since TIMESTAMP NOT NULL,
  used_step BIGINT NOT NULL
);

-- Codes for the day the phone is lost: hashed, each good once.
CREATE TABLE recovery_codes (
  code_hash TEXT NOT NULL PRIMARY KEY,
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  used_at TIMESTAMP
);
CREATE INDEX recovery_codes_by_person ON recovery_codes (staff_id);
CREATE INDEX sessions_by_person ON sessions (staff_id);
CREATE INDEX memberships_by_department ON memberships (department_id);
