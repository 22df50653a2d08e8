-- What neighbours would like to talk about; the words are sealed.
CREATE TABLE wishes (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  event_id BIGINT NOT NULL REFERENCES events (id),
  topics TEXT NOT NULL,
  text_sealed BLOB,
  language TEXT NOT NULL,
  form_nonce TEXT NOT NULL,
  handled_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL,
  UNIQUE (event_id, form_nonce)
);

-- What is left of wishes whose rows are deleted: how often a topic was named.
CREATE TABLE wish_counts (
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  topic_id BIGINT NOT NULL REFERENCES topics (id),
  wishes INTEGER NOT NULL CHECK (wishes >= 0),
  PRIMARY KEY (event_id, topic_id)
);

-- What people need to take part: a record of its own, all of it sealed.
CREATE TABLE access_requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  event_id BIGINT NOT NULL REFERENCES events (id),
  details_sealed BLOB NOT NULL,
  contact_sealed BLOB,
  contact_hash TEXT,
  language TEXT NOT NULL,
  form_nonce TEXT NOT NULL,
  is_late BOOLEAN NOT NULL,
  created_at TIMESTAMP NOT NULL,
  answered_at TIMESTAMP,
  UNIQUE (event_id, form_nonce),
  CHECK ((contact_sealed IS NULL) = (contact_hash IS NULL))
);

-- Receipts of further classes; which there are is said by the program.
CREATE TABLE receipts_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  at TIMESTAMP NOT NULL,
  record_class TEXT NOT NULL CHECK (record_class <> ''),
  keep_days BIGINT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0)
);
INSERT INTO receipts_anew SELECT id, department_id, at, record_class, keep_days, amount FROM deletion_receipts;
DROP TABLE deletion_receipts;
ALTER TABLE receipts_anew RENAME TO deletion_receipts;
CREATE INDEX deletion_receipts_by_department ON deletion_receipts (department_id, id);
