DROP INDEX memberships_by_department;
DROP INDEX sessions_by_person;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
ALTER TABLE officer_feeds DROP COLUMN made_by;
ALTER TABLE sessions DROP COLUMN agent;
ALTER TABLE staff DROP COLUMN last_sign_in_at;
