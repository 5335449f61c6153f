-- Verify governance:paper_carried
BEGIN;

SELECT carried_from FROM governance.paper WHERE false;

ROLLBACK;
