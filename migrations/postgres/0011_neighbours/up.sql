-- What neighbours would like to talk about; the words are sealed.
CREATE TABLE wishes (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  event_id BIGINT NOT NULL REFERENCES events (id),
  topics TEXT NOT NULL,
  text_sealed BYTEA,
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
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  event_id BIGINT NOT NULL REFERENCES events (id),
  details_sealed BYTEA NOT NULL,
  contact_sealed BYTEA,
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
ALTER TABLE deletion_receipts DROP CONSTRAINT deletion_receipts_record_class_check;
ALTER TABLE deletion_receipts ADD CONSTRAINT deletion_receipts_record_class_check CHECK (record_class <> '');
