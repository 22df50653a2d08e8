-- Where an imported event comes from: its identifier there, so that importing again changes the same
-- event, and how new the last import was (SEQUENCE, LAST-MODIFIED).
CREATE TABLE event_origins (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  foreign_uid TEXT NOT NULL,
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  foreign_sequence INTEGER,
  foreign_modified TIMESTAMP,
  imported_at TIMESTAMP NOT NULL,
  UNIQUE (department_id, foreign_uid)
);
CREATE INDEX event_origins_by_event ON event_origins (event_id);
