-- Signing in through a department's own identity provider (OpenID Connect). The tables are there in
-- every build, so that builds with and without the feature share a schema.
CREATE TABLE identity_providers (
  department_id BIGINT PRIMARY KEY NOT NULL REFERENCES departments (id),
  issuer TEXT NOT NULL,
  client_id TEXT NOT NULL,
  secret_sealed BYTEA NOT NULL,
  label TEXT NOT NULL,
  set_at TIMESTAMP NOT NULL
);

-- Who stands behind an account at a provider. One account for each person and provider, and it stays.
CREATE TABLE identity_subjects (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  bound_at TIMESTAMP NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, staff_id)
);
CREATE INDEX identity_subjects_by_person ON identity_subjects (staff_id);

-- Answers of providers that were taken, by the hash of their state, so that none is taken twice.
CREATE TABLE identity_answers (
  state_hash TEXT NOT NULL PRIMARY KEY,
  expires_at TIMESTAMP NOT NULL
);
