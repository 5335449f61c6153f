-- Revert governance:change_counter
BEGIN;

DROP TABLE governance.change_counter;

COMMIT;
