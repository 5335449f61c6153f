-- Revert indicators:request
BEGIN;

DROP TABLE indicators.request;

COMMIT;
