-- Verify indicators:printed_cell
BEGIN;

SELECT force, area, month, indicator, cell, comparator, revision, text FROM indicators.printed_cell WHERE false;

ROLLBACK;
