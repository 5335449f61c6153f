-- Revert volunteers:equality
BEGIN;

DROP TRIGGER forget_equality ON volunteers.volunteer;
DROP FUNCTION volunteers.count_equality;
DROP FUNCTION volunteers.declare_equality;
DROP SCHEMA volunteers_equality CASCADE;
DROP TABLE volunteers.equality_benchmark;
DROP TABLE volunteers.equality_characteristic;

COMMIT;
