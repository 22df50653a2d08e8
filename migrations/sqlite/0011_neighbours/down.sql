DELETE FROM deletion_receipts WHERE record_class <> 'rsvps';
CREATE TABLE receipts_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  at TIMESTAMP NOT NULL,
  record_class TEXT NOT NULL CHECK (record_class IN ('rsvps')),
  keep_days BIGINT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0)
);
INSERT INTO receipts_anew SELECT id, department_id, at, record_class, keep_days, amount FROM deletion_receipts;
DROP TABLE deletion_receipts;
ALTER TABLE receipts_anew RENAME TO deletion_receipts;
CREATE INDEX deletion_receipts_by_department ON deletion_receipts (department_id, id);
DROP TABLE access_requests;
DROP TABLE wish_counts;
DROP TABLE wishes;
