-- Every row belongs to a department. Instants are UTC whole seconds; local_* is a wall clock.
-- *_sealed is encrypted under a key outside the database; *_hash is a keyed hash.

CREATE TABLE departments (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  city TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL,
  languages TEXT NOT NULL,
  locale TEXT NOT NULL,
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  postal_address TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  settings TEXT NOT NULL DEFAULT '{}',
  revision BIGINT NOT NULL DEFAULT 0,
  revised_at TIMESTAMP NOT NULL,
  created_at TIMESTAMP NOT NULL
);

CREATE TABLE event_kinds (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  slug TEXT NOT NULL,
  labels TEXT NOT NULL,
  icon TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (department_id, slug)
);

CREATE TABLE topics (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  slug TEXT NOT NULL,
  labels TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (department_id, slug)
);

CREATE TABLE venues (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  street TEXT NOT NULL,
  city TEXT NOT NULL,
  region TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  access_notes TEXT NOT NULL DEFAULT '{}',
  latitude DOUBLE,
  longitude DOUBLE,
  zone TEXT,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  UNIQUE (department_id, slug)
);

CREATE TABLE officers (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  slug TEXT NOT NULL,
  rank TEXT NOT NULL DEFAULT '',
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  display_form TEXT NOT NULL CHECK (display_form IN ('rank_and_name', 'name', 'first_name', 'none')),
  languages TEXT NOT NULL DEFAULT '',
  is_public BOOLEAN NOT NULL DEFAULT FALSE,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  UNIQUE (department_id, slug)
);

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  slug TEXT NOT NULL,
  kind_id BIGINT NOT NULL REFERENCES event_kinds (id),
  venue_id BIGINT NOT NULL REFERENCES venues (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'published', 'postponed', 'cancelled', 'closed')),
  local_start TIMESTAMP NOT NULL,
  local_end TIMESTAMP NOT NULL,
  zone TEXT NOT NULL,
  starts_at TIMESTAMP NOT NULL,
  ends_at TIMESTAMP NOT NULL,
  previous_start TIMESTAMP,
  previous_venue_id BIGINT REFERENCES venues (id),
  capacity INTEGER CHECK (capacity >= 1),
  -- the larger of the capacity and the seats already taken when it was last set: staff may lower
  -- a capacity below what is promised, and nobody is dropped for it
  seat_ceiling INTEGER,
  taken INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0),
  rsvp_opens_at TIMESTAMP,
  rsvp_closes_at TIMESTAMP,
  sequence INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  publish_at TIMESTAMP,
  published_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  UNIQUE (department_id, slug),
  CHECK (starts_at < ends_at),
  CHECK ((capacity IS NULL) = (seat_ceiling IS NULL)),
  CHECK (seat_ceiling IS NULL OR taken <= seat_ceiling)
);
CREATE INDEX events_by_start ON events (department_id, starts_at);

CREATE TABLE event_texts (
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  lead TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  rain_plan TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (event_id, language)
);

CREATE TABLE event_officers (
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  officer_id BIGINT NOT NULL REFERENCES officers (id),
  PRIMARY KEY (event_id, officer_id)
);

CREATE TABLE event_topics (
  event_id BIGINT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  topic_id BIGINT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (event_id, topic_id)
);

CREATE TABLE rsvps (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  event_id BIGINT NOT NULL REFERENCES events (id),
  state TEXT NOT NULL CHECK (state IN ('held', 'confirmed', 'waitlisted', 'offered', 'withdrawn')),
  party_size INTEGER NOT NULL CHECK (party_size BETWEEN 1 AND 20),
  contact_sealed BLOB,
  contact_hash TEXT,
  name_sealed BLOB,
  note_sealed BLOB,
  language TEXT NOT NULL,
  wants_article BOOLEAN NOT NULL DEFAULT FALSE,
  wants_reminders BOOLEAN NOT NULL DEFAULT TRUE,
  form_nonce TEXT NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 0,
  confirmed_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  UNIQUE (event_id, form_nonce),
  CHECK ((contact_sealed IS NULL) = (contact_hash IS NULL))
);
CREATE UNIQUE INDEX rsvps_one_per_address ON rsvps (event_id, contact_hash)
  WHERE contact_hash IS NOT NULL AND state <> 'withdrawn';
CREATE INDEX rsvps_by_event ON rsvps (event_id, state, id);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  slug TEXT NOT NULL,
  event_id BIGINT REFERENCES events (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
  byline TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  published_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  UNIQUE (department_id, slug)
);

CREATE TABLE article_texts (
  article_id BIGINT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (article_id, language)
);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  dedup_key TEXT NOT NULL UNIQUE,
  stream_key TEXT,
  kind TEXT NOT NULL,
  priority INTEGER NOT NULL,
  recipient_sealed BLOB,
  recipient_hash TEXT NOT NULL,
  language TEXT NOT NULL,
  event_id BIGINT REFERENCES events (id),
  rsvp_id BIGINT REFERENCES rsvps (id),
  article_id BIGINT REFERENCES articles (id),
  payload TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  raw_sealed BLOB,
  state TEXT NOT NULL CHECK (state IN ('ready', 'leased', 'sent', 'failed', 'expired', 'cancelled', 'suppressed', 'uncertain')),
  not_before TIMESTAMP NOT NULL,
  deadline TIMESTAMP NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  ambiguous INTEGER NOT NULL DEFAULT 0,
  max_ambiguous INTEGER NOT NULL,
  lease_token TEXT,
  lease_until TIMESTAMP,
  last_code INTEGER,
  last_error TEXT,
  created_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  CHECK (not_before < deadline),
  CHECK ((state = 'leased') = (lease_token IS NOT NULL)),
  CHECK ((lease_token IS NULL) = (lease_until IS NULL)),
  CHECK ((state IN ('ready', 'leased')) = (finished_at IS NULL))
);
CREATE INDEX outbox_due ON outbox (priority, not_before, id) WHERE state IN ('ready', 'leased');
CREATE INDEX outbox_stream ON outbox (stream_key, id) WHERE state IN ('ready', 'leased');
CREATE INDEX outbox_by_recipient ON outbox (recipient_hash, created_at);

CREATE TABLE suppressions (
  contact_hash TEXT NOT NULL,
  scope TEXT NOT NULL,
  reason TEXT NOT NULL,
  source TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP,
  PRIMARY KEY (contact_hash, scope)
);

CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT,
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  language TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);

CREATE TABLE memberships (
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  department_id BIGINT NOT NULL REFERENCES departments (id),
  role TEXT NOT NULL CHECK (role IN ('coordinator', 'administrator', 'organiser', 'writer', 'officer', 'access_desk', 'check_in', 'records')),
  PRIMARY KEY (staff_id, department_id)
);

CREATE TABLE staff_tokens (
  token_hash TEXT NOT NULL PRIMARY KEY,
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset', 'sign_in')),
  expires_at TIMESTAMP NOT NULL,
  used_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL
);

CREATE TABLE sessions (
  id_hash TEXT NOT NULL PRIMARY KEY,
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  department_id BIGINT NOT NULL REFERENCES departments (id),
  created_at TIMESTAMP NOT NULL,
  last_seen_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL
);

CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at TIMESTAMP NOT NULL,
  department_id BIGINT,
  staff_id BIGINT,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id BIGINT,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
);
CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_log_is_not_deleted BEFORE DELETE ON audit_log
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
