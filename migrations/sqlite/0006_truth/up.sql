-- One row: the release of the zone data with which the instants in events were derived from their
-- wall clocks. No row means that nobody knows.
CREATE TABLE zone_data (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  version TEXT NOT NULL,
  derived_at TIMESTAMP NOT NULL
);
