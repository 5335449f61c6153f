-- Revert volunteers:supervision_deletion
BEGIN;

DROP FUNCTION volunteers.delete_supervision;

COMMIT;
