-- Revert governance:membership
BEGIN;

DROP TABLE governance.membership;

COMMIT;
