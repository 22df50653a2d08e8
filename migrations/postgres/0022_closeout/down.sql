DROP TABLE promises;
DROP TABLE close_out_topics;
DROP TABLE close_outs;
DELETE FROM deletion_receipts WHERE record_class = 'close_out_notes';
UPDATE events SET state = 'published' WHERE state = 'closed';
