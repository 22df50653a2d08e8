DELETE FROM deletion_receipts WHERE record_class <> 'rsvps';
ALTER TABLE deletion_receipts DROP CONSTRAINT deletion_receipts_record_class_check;
ALTER TABLE deletion_receipts ADD CONSTRAINT deletion_receipts_record_class_check CHECK (record_class IN ('rsvps'));
DROP TABLE access_requests;
DROP TABLE wish_counts;
DROP TABLE wishes;
