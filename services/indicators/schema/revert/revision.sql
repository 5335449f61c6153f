-- Revert indicators:revision
BEGIN;

DROP FUNCTION indicators.revisions_at;
DROP TABLE indicators.revision;

COMMIT;
