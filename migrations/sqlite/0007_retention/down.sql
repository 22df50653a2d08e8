DROP INDEX rsvps_by_code;
ALTER TABLE rsvps DROP COLUMN children;
ALTER TABLE rsvps DROP COLUMN code_hash;
DROP TABLE deletion_receipts;
DROP TABLE legal_holds;
DROP TABLE rsvp_counts;
