-- What came of an event: how many people, which topics, and a note of staff, sealed.
CREATE TABLE close_outs (
  event_id BIGINT PRIMARY KEY NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  heads INTEGER CHECK (heads BETWEEN 0 AND 100000),
  note_sealed BLOB,
  version INTEGER NOT NULL,
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  closed_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE close_out_topics (
  event_id BIGINT NOT NULL REFERENCES close_outs (event_id) ON DELETE CASCADE,
  topic_id BIGINT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (event_id, topic_id)
);

-- What was promised at an event. Texts and reasons by language; whoever has no account and is no
-- officer is named in sealed words, which go when the note goes.
CREATE TABLE promises (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  texts TEXT NOT NULL,
  owner_staff_id BIGINT REFERENCES staff (id),
  owner_officer_id BIGINT REFERENCES officers (id),
  owner_sealed BLOB,
  due_on DATE NOT NULL,
  is_public BOOLEAN NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'dropped')),
  settled_at TIMESTAMP,
  reasons TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  CHECK ((state = 'open') = (settled_at IS NULL))
);
CREATE INDEX promises_by_department ON promises (department_id, state, due_on);
CREATE INDEX promises_by_event ON promises (event_id);
