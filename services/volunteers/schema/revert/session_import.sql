-- Revert volunteers:session_import
BEGIN;

DROP TABLE volunteers.session_source;
DROP TABLE volunteers.session_import;

COMMIT;
