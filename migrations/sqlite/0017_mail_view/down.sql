DROP INDEX outbox_by_article;
DROP INDEX outbox_by_event;
DROP INDEX outbox_by_department;
ALTER TABLE outbox DROP COLUMN tried_at;
