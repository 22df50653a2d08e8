ALTER TABLE event_texts DROP COLUMN updated_at;
ALTER TABLE venues DROP COLUMN hours;
