-- Deploy volunteers:role_ages
BEGIN;

-- Until which age one may begin in a role, and before which birthday it is closed; null: as the kind has it (domain/age.h).
ALTER TABLE volunteers.role
    ADD COLUMN max_age          integer CHECK (max_age BETWEEN 10 AND 100),          -- years
    ADD COLUMN close_before_age integer CHECK (close_before_age BETWEEN 10 AND 100); -- years
GRANT UPDATE (max_age, close_before_age) ON volunteers.role TO volunteers_runtime;

COMMIT;
