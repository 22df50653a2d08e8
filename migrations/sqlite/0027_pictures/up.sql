-- Pictures of events, places, officers and stories: whose it is stands in one of four columns. words is
-- JSON, what it shows in each language, {} for one that only decorates; sizes is JSON, the smallest
-- first. The octets lie apart, one row for each size, so that lists do not read them.
CREATE TABLE pictures (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  public_id TEXT NOT NULL UNIQUE,
  department_id BIGINT NOT NULL REFERENCES departments (id),
  event_id BIGINT REFERENCES events (id) ON DELETE CASCADE,
  venue_id BIGINT REFERENCES venues (id) ON DELETE CASCADE,
  officer_id BIGINT REFERENCES officers (id) ON DELETE CASCADE,
  article_id BIGINT REFERENCES articles (id) ON DELETE CASCADE,
  words TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('jpeg', 'png')),
  sizes TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  staff_id BIGINT,
  created_at TIMESTAMP NOT NULL,
  CHECK ((event_id IS NOT NULL) + (venue_id IS NOT NULL) + (officer_id IS NOT NULL) + (article_id IS NOT NULL) = 1)
);
CREATE INDEX pictures_of_event ON pictures (event_id, position) WHERE event_id IS NOT NULL;
CREATE INDEX pictures_of_venue ON pictures (venue_id, position) WHERE venue_id IS NOT NULL;
CREATE INDEX pictures_of_officer ON pictures (officer_id, position) WHERE officer_id IS NOT NULL;
CREATE INDEX pictures_of_article ON pictures (article_id, position) WHERE article_id IS NOT NULL;

CREATE TABLE picture_files (
  picture_id BIGINT NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
  width INTEGER NOT NULL CHECK (width >= 1),
  octets BLOB NOT NULL,
  PRIMARY KEY (picture_id, width)
);
