-- Revert indicators:printed_cell
BEGIN;

DROP TABLE indicators.printed_cell;

COMMIT;
