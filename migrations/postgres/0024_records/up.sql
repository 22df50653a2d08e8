-- What residents could read, one row for each version of an event or an article, written in the
-- transaction of the change. words is JSON, one text for each field and language; staff_id NULL is the
-- service itself, or somebody at its command line. hash covers the row and the version before it.
CREATE TABLE public_versions (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
CREATE FUNCTION public_versions_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'versions of public pages are append-only';
END
$$;
CREATE TRIGGER public_versions_are_not_changed BEFORE UPDATE OR DELETE ON public_versions
  FOR EACH ROW EXECUTE FUNCTION public_versions_are_append_only();
CREATE TRIGGER public_versions_are_not_truncated BEFORE TRUNCATE ON public_versions
  FOR EACH STATEMENT EXECUTE FUNCTION public_versions_are_append_only();

CREATE INDEX audit_log_by_department ON audit_log (department_id, id);
CREATE INDEX audit_log_by_subject ON audit_log (subject, subject_id, id);
