-- Revert volunteers:target_history
BEGIN;

DROP TRIGGER keep_establishment_target ON volunteers.establishment_target;
DROP FUNCTION volunteers.keep_establishment_target;
DROP TABLE volunteers.establishment_target_history;

COMMIT;
