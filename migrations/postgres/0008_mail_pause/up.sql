-- While a row has no end, no mail leaves: a database that came back from a backup does not know
-- what was sent since.
CREATE TABLE mail_pauses (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  since TIMESTAMP NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('restored', 'asked')),
  ended_at TIMESTAMP
);
