-- Revert indicators:commentary
BEGIN;

ALTER TABLE indicators.snapshot
    DROP COLUMN sensitive_commentaries,
    DROP COLUMN commentaries;
DROP TABLE indicators.commentary;

COMMIT;
