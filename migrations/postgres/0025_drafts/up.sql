-- When a draft is to be published by itself. version is the one that was looked at when the time was
-- set; stopped_at says when the worker looked again and did not publish. staff_id set the time.
CREATE TABLE event_schedules (
  event_id BIGINT PRIMARY KEY NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  publish_at TIMESTAMP NOT NULL,
  version INTEGER NOT NULL,
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  made_at TIMESTAMP NOT NULL,
  stopped_at TIMESTAMP
);
CREATE INDEX event_schedules_due ON event_schedules (publish_at) WHERE stopped_at IS NULL;
