ALTER TABLE officers DROP COLUMN version;
