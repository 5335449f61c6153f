-- Revert indicators:batch
BEGIN;

DROP TABLE indicators.batch_fault;
DROP TABLE indicators.batch;

COMMIT;
