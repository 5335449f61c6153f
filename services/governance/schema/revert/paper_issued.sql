-- Revert governance:paper_issued
BEGIN;

ALTER TABLE governance.paper DROP COLUMN issued_at, DROP COLUMN withdrawn_at;

COMMIT;
