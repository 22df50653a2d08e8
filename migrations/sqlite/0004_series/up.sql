-- Events that come again. Every occurrence is an event of its own; rule and template are read whole
-- and never searched. Kind and place stand beside the template so that neither can vanish under it.

CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  kind_id BIGINT NOT NULL REFERENCES event_kinds (id),
  venue_id BIGINT NOT NULL REFERENCES venues (id),
  is_published BOOLEAN NOT NULL,
  rule TEXT NOT NULL,
  template TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);
CREATE INDEX series_by_department ON series (department_id, id);

ALTER TABLE events ADD COLUMN series_id BIGINT REFERENCES series (id);
-- the date of the rule an occurrence stands for, whatever day it was moved to
ALTER TABLE events ADD COLUMN series_date DATE;
-- changed by hand: changes of the series pass it by
ALTER TABLE events ADD COLUMN series_detached BOOLEAN NOT NULL DEFAULT FALSE;
CREATE UNIQUE INDEX events_one_per_series_date ON events (series_id, series_date);
