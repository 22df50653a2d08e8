ALTER TABLE venues DROP COLUMN district;
DROP INDEX outbox_by_subscription;
DELETE FROM outbox WHERE kind IN ('subscription_confirm', 'event_news');
ALTER TABLE outbox DROP COLUMN subscription_id;
DROP TABLE subscriptions;
