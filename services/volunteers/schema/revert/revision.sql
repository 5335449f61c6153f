-- Revert volunteers:revision
BEGIN;

DROP FUNCTION volunteers.revision_at;
DROP TABLE volunteers.revision_made;
DROP TABLE volunteers.revision;

COMMIT;
