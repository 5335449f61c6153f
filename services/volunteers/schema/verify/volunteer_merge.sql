-- Verify volunteers:volunteer_merge
BEGIN;

SELECT person, merged_into, merged_person, merged_on, merged_revision, merge_reason FROM volunteers.volunteer WHERE false;
SELECT 1 / (count(*) = 1)::int FROM pg_constraint
WHERE conrelid = 'volunteers.duty'::regclass AND conname = 'duty_person' AND confupdtype = 'c';
SELECT 1 / (count(*) = 1)::int FROM pg_constraint
WHERE conrelid = 'volunteers.volunteer'::regclass AND conname = 'volunteer_merged_into';
SELECT 1 / (has_column_privilege('volunteers_runtime', 'volunteers.volunteer', 'merged_person', 'UPDATE')
    AND NOT has_column_privilege('volunteers_runtime', 'volunteers.duty', 'person', 'UPDATE'))::int;

ROLLBACK;
