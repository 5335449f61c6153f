-- Verify volunteers:role_ages
BEGIN;

SELECT max_age, close_before_age FROM volunteers.role WHERE false;

ROLLBACK;
