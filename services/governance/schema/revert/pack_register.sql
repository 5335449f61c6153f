-- Revert governance:pack_register
BEGIN;

DROP TABLE governance.pack_register;

COMMIT;
