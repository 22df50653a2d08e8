-- The calendar of one officer, behind an address that only its hash is kept of. A revoked one stays,
-- so that apps are told that it is gone.
CREATE TABLE officer_feeds (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  officer_id BIGINT NOT NULL REFERENCES officers (id),
  token_hash TEXT NOT NULL UNIQUE,
  created_at TIMESTAMP NOT NULL,
  revoked_at TIMESTAMP
);
CREATE INDEX officer_feeds_by_officer ON officer_feeds (officer_id);
-- When each family of calendar apps last asked for a department's feed: no address, no person.
CREATE TABLE feed_fetches (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  app TEXT NOT NULL,
  last_at TIMESTAMP NOT NULL,
  UNIQUE (department_id, app)
);
