-- People counted at the door: numbers, and which party was checked in as long as its RSVP is kept.
CREATE TABLE arrivals (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  tap TEXT NOT NULL,
  heads INTEGER NOT NULL CHECK (heads BETWEEN -20 AND 20 AND heads <> 0),
  checked_in BOOLEAN NOT NULL,
  rsvp_id BIGINT UNIQUE REFERENCES rsvps (id) ON DELETE SET NULL,
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  counted_at TIMESTAMP NOT NULL,
  UNIQUE (event_id, tap)
);
