-- What became of mail, as staff look at it: when a message was last tried, and the ways to look it up.
ALTER TABLE outbox ADD COLUMN tried_at TIMESTAMP;
CREATE INDEX outbox_by_department ON outbox (department_id, id);
CREATE INDEX outbox_by_event ON outbox (event_id, id);
CREATE INDEX outbox_by_article ON outbox (article_id, recipient_hash);
