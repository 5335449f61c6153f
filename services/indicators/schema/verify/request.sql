-- Verify indicators:request
BEGIN;

SELECT force, caller, request_id, body_sha256, reply, created_at FROM indicators.request WHERE false;

ROLLBACK;
