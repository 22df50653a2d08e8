-- The letter that a reminder went into, when many of one address fell into one hour.
ALTER TABLE outbox ADD COLUMN gathered_in BIGINT REFERENCES outbox (id);
CREATE INDEX outbox_gathered ON outbox (gathered_in) WHERE gathered_in IS NOT NULL;
