-- Verify delivery:parsed_link
BEGIN;

SELECT parsed FROM delivery.plan_link WHERE false;
SELECT 1 / has_column_privilege('delivery_runtime', 'delivery.plan_link', 'parsed', 'UPDATE')::int;

ROLLBACK;
