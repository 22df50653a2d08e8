-- A department that left: its pages answer 410 from this instant on, its calendar 180 days later.
ALTER TABLE departments ADD COLUMN closed_at TIMESTAMP;
