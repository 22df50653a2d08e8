-- What staff type into a form and have not saved yet. form names the form, version is that of what it
-- was opened with (-1: nothing is stored yet), text_sealed are the fields as JSON.
CREATE TABLE typed (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  form TEXT NOT NULL,
  version INTEGER NOT NULL,
  text_sealed BLOB NOT NULL,
  typed_at TIMESTAMP NOT NULL,
  UNIQUE (staff_id, department_id, form)
);
CREATE INDEX typed_by_age ON typed (typed_at);
