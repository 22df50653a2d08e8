-- An officer and the staff may both change how she is named: who saved first is not overwritten unseen.
ALTER TABLE officers ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
