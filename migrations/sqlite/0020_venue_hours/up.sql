-- When a place is open, as staff write it, and when each text of an event was last edited.
ALTER TABLE venues ADD COLUMN hours TEXT;
ALTER TABLE event_texts ADD COLUMN updated_at TIMESTAMP;
