DROP TABLE identity_answers;
DROP TABLE identity_subjects;
DROP TABLE identity_providers;
