-- What officers take along to one event, and what they may speak about there, where it differs from what
-- its kind says: words by language as JSON. An event that goes by its kind has no row.
CREATE TABLE event_kits (
  event_id BIGINT PRIMARY KEY NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  materials TEXT NOT NULL,
  talking_points TEXT NOT NULL
);
