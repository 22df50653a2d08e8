DROP INDEX audit_log_by_subject;
DROP INDEX audit_log_by_department;
DROP TRIGGER audit_log_is_not_replaced;
DROP TABLE public_versions;
