-- Revert volunteers:role_ages
BEGIN;

ALTER TABLE volunteers.role
    DROP COLUMN max_age,
    DROP COLUMN close_before_age;

COMMIT;
