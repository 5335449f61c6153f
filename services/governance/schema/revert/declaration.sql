-- Revert governance:declaration
BEGIN;

DROP TABLE governance.declaration;

COMMIT;
