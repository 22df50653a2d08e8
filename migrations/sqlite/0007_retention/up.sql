-- What is left of RSVPs whose rows are deleted: numbers.
CREATE TABLE rsvp_counts (
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('held', 'confirmed', 'waitlisted', 'offered', 'withdrawn')),
  parties INTEGER NOT NULL CHECK (parties >= 0),
  heads INTEGER NOT NULL CHECK (heads >= 0),
  PRIMARY KEY (event_id, state)
);

-- Nothing about these events is deleted until the hold is lifted.
CREATE TABLE legal_holds (
  event_id BIGINT NOT NULL PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  since TIMESTAMP NOT NULL
);

-- That something was deleted, by which rule and how much of it; never about whom.
CREATE TABLE deletion_receipts (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  at TIMESTAMP NOT NULL,
  record_class TEXT NOT NULL CHECK (record_class IN ('rsvps')),
  keep_days BIGINT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0)
);
CREATE INDEX deletion_receipts_by_department ON deletion_receipts (department_id, id);

-- A keyed hash of the code under which a resident without an address finds the RSVP again.
ALTER TABLE rsvps ADD COLUMN code_hash TEXT;
CREATE INDEX rsvps_by_code ON rsvps (department_id, code_hash);
-- How many of the party are children, where a resident said so.
ALTER TABLE rsvps ADD COLUMN children INTEGER CHECK (children >= 0);
