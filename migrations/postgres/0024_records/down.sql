DROP INDEX audit_log_by_subject;
DROP INDEX audit_log_by_department;
DROP TABLE public_versions;
DROP FUNCTION public_versions_are_append_only();
