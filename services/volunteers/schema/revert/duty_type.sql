-- Revert volunteers:duty_type
BEGIN;

DROP TABLE volunteers.duty_type;

COMMIT;
