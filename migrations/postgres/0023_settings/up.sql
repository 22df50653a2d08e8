-- What a department decides about its kinds of events and its topics. minutes: how long an event of
-- the kind usually is; starts: texts a new event begins with, by language. A row that is retired
-- stays on what has it and is not offered any more.
ALTER TABLE event_kinds ADD COLUMN color TEXT;
ALTER TABLE event_kinds ADD COLUMN minutes INTEGER CHECK (minutes >= 1);
ALTER TABLE event_kinds ADD COLUMN starts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE event_kinds ADD COLUMN retired_at TIMESTAMP;
ALTER TABLE topics ADD COLUMN retired_at TIMESTAMP;

-- How many people a place holds, whether it is under the open sky, and whom to call there: sealed,
-- with the instant it was written, since it is not kept for ever.
ALTER TABLE venues ADD COLUMN capacity INTEGER CHECK (capacity >= 1);
ALTER TABLE venues ADD COLUMN is_outdoors BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE venues ADD COLUMN contact_sealed BYTEA;
ALTER TABLE venues ADD COLUMN contact_at TIMESTAMP CHECK ((contact_at IS NULL) = (contact_sealed IS NULL));
