DROP TABLE sender_state;
ALTER TABLE mail_pauses DROP CONSTRAINT mail_pauses_reason_check;
UPDATE mail_pauses SET reason = 'restored' WHERE reason IN ('rolled_back', 'silent');
ALTER TABLE mail_pauses ADD CONSTRAINT mail_pauses_reason_check CHECK (reason IN ('restored', 'asked'));
