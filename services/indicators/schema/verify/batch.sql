-- Verify indicators:batch
BEGIN;

SELECT force, batch, id, content_sha256, revision FROM indicators.batch WHERE false;
SELECT force, batch, ordinal, line, field, reason FROM indicators.batch_fault WHERE false;

ROLLBACK;
