ALTER TABLE departments DROP COLUMN closed_at;
