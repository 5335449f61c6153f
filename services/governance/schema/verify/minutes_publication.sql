-- Verify governance:minutes_publication
BEGIN;

SELECT (publication).url FROM governance.minutes WHERE false;
SELECT 1 / has_column_privilege('governance_runtime', 'governance.minutes', 'publication', 'UPDATE')::int;

ROLLBACK;
