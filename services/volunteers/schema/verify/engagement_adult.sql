-- Verify volunteers:engagement_adult
BEGIN;

SELECT adult_from FROM volunteers.engagement WHERE false;
SELECT 1 / has_column_privilege('volunteers_runtime', 'volunteers.engagement', 'adult_from', 'UPDATE')::int;

ROLLBACK;
