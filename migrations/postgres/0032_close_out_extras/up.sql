-- What staff may write down beside the head count: ages, whether photos were taken, what it cost in whole
-- dollars and who paid.
ALTER TABLE close_outs ADD COLUMN children INTEGER;
ALTER TABLE close_outs ADD COLUMN teens INTEGER;
ALTER TABLE close_outs ADD COLUMN adults INTEGER;
ALTER TABLE close_outs ADD COLUMN older_adults INTEGER;
ALTER TABLE close_outs ADD COLUMN photos BOOLEAN;
ALTER TABLE close_outs ADD COLUMN cost INTEGER;
ALTER TABLE close_outs ADD COLUMN paid_by TEXT NOT NULL DEFAULT '';
