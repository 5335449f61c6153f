-- Revert governance:paper_carried
BEGIN;

ALTER TABLE governance.paper DROP COLUMN carried_from;

COMMIT;
