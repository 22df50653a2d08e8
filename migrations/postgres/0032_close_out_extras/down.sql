ALTER TABLE close_outs DROP COLUMN paid_by;
ALTER TABLE close_outs DROP COLUMN cost;
ALTER TABLE close_outs DROP COLUMN photos;
ALTER TABLE close_outs DROP COLUMN older_adults;
ALTER TABLE close_outs DROP COLUMN adults;
ALTER TABLE close_outs DROP COLUMN teens;
ALTER TABLE close_outs DROP COLUMN children;
