-- What residents could read, one row for each version of an event or an article, written in the
-- transaction of the change. words is JSON, one text for each field and language; staff_id NULL is the
-- service itself, or somebody at its command line. hash covers the row and the version before it.
CREATE TABLE public_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  subject TEXT NOT NULL CHECK (subject IN ('event', 'article')),
  subject_id BIGINT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  at TIMESTAMP NOT NULL,
  staff_id BIGINT,
  action TEXT NOT NULL,
  words TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  UNIQUE (subject, subject_id, number)
);
CREATE TRIGGER public_versions_are_not_changed BEFORE UPDATE ON public_versions
  BEGIN SELECT RAISE(ABORT, 'versions of public pages are append-only'); END;
CREATE TRIGGER public_versions_are_not_deleted BEFORE DELETE ON public_versions
  BEGIN SELECT RAISE(ABORT, 'versions of public pages are append-only'); END;

-- INSERT OR REPLACE deletes without the triggers of DELETE.
CREATE TRIGGER audit_log_is_not_replaced BEFORE INSERT ON audit_log
  WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id OR hash = NEW.hash)
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER public_versions_are_not_replaced BEFORE INSERT ON public_versions
  WHEN EXISTS (SELECT 1 FROM public_versions WHERE id = NEW.id OR hash = NEW.hash
    OR (subject = NEW.subject AND subject_id = NEW.subject_id AND number = NEW.number))
  BEGIN SELECT RAISE(ABORT, 'versions of public pages are append-only'); END;

CREATE INDEX audit_log_by_department ON audit_log (department_id, id);
CREATE INDEX audit_log_by_subject ON audit_log (subject, subject_id, id);
