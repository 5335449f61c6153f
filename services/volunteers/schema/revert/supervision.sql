-- Revert volunteers:supervision
BEGIN;

DROP TABLE volunteers.guardian_consent;
DROP TABLE volunteers.supervision;

COMMIT;
