-- News of events by mail, after a double opt-in. Of a stopped one nothing is left but its keyed hash.
-- confirm_hash is that of the link in the mail that asks; news_from is the instant after which an
-- event is news; the consent is asked_at, confirmed_at, its version and the page it was given on.
CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  contact_sealed BLOB,
  contact_hash TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'stopped')),
  kinds TEXT NOT NULL,
  topics TEXT NOT NULL,
  districts TEXT NOT NULL,
  confirm_hash TEXT UNIQUE,
  confirm_by TIMESTAMP,
  asked_at TIMESTAMP NOT NULL,
  confirmed_at TIMESTAMP,
  stopped_at TIMESTAMP,
  consent_version INTEGER NOT NULL,
  source TEXT NOT NULL,
  news_from TIMESTAMP,
  last_news_at TIMESTAMP,
  epoch INTEGER NOT NULL DEFAULT 0,
  UNIQUE (department_id, contact_hash),
  CHECK ((state = 'stopped') = (contact_sealed IS NULL)),
  CHECK ((state = 'stopped') = (stopped_at IS NOT NULL)),
  CHECK ((confirm_hash IS NULL) = (confirm_by IS NULL)),
  CHECK (state <> 'active' OR (confirmed_at IS NOT NULL AND news_from IS NOT NULL))
);
CREATE INDEX subscriptions_active ON subscriptions (department_id, news_from) WHERE state = 'active';
ALTER TABLE outbox ADD COLUMN subscription_id BIGINT REFERENCES subscriptions (id);
CREATE INDEX outbox_by_subscription ON outbox (subscription_id) WHERE subscription_id IS NOT NULL;
-- The part of town a place lies in, in the words of the department.
ALTER TABLE venues ADD COLUMN district TEXT;
