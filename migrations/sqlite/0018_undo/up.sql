-- Since when the rain plan is on; NULL is the usual plan.
ALTER TABLE events ADD COLUMN rain_since TIMESTAMP;

-- What an event was before the last change that people were told of, one row for each event, so that
-- the change can be undone. version and sequence are those the change led to; mail_mark is the last
-- message stored before it, mail_waiting (JSON) those of the event that had not left by then.
CREATE TABLE event_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  event_id BIGINT NOT NULL UNIQUE REFERENCES events (id) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('cancelled', 'postponed', 'changed', 'rain_plan', 'usual_plan')),
  version INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  mail_mark BIGINT NOT NULL,
  mail_waiting TEXT NOT NULL,
  made_at TIMESTAMP NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  local_start TIMESTAMP NOT NULL,
  local_end TIMESTAMP NOT NULL,
  zone TEXT NOT NULL,
  starts_at TIMESTAMP NOT NULL,
  ends_at TIMESTAMP NOT NULL,
  venue_id BIGINT NOT NULL REFERENCES venues (id),
  previous_start TIMESTAMP,
  previous_venue_id BIGINT REFERENCES venues (id),
  rain_since TIMESTAMP,
  rsvp_opens_at TIMESTAMP,
  rsvp_closes_at TIMESTAMP,
  series_id BIGINT,
  series_version INTEGER,
  series_detached BOOLEAN NOT NULL
);
