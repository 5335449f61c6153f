-- Revert governance:agenda_item
BEGIN;

DROP TABLE governance.agenda_item;

COMMIT;
