-- Revert governance:body
BEGIN;

DROP TABLE governance.body;
DROP TABLE governance.office;
DROP SEQUENCE governance.version;

COMMIT;
