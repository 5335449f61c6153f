-- Verify governance:paper_issued
BEGIN;

SELECT issued_at, withdrawn_at FROM governance.paper WHERE false;
SELECT 1 / (has_column_privilege('governance_runtime', 'governance.paper', 'issued_at', 'UPDATE')
    AND has_column_privilege('governance_runtime', 'governance.paper', 'withdrawn_at', 'UPDATE'))::int;

ROLLBACK;
