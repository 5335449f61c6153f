-- Revert governance:history
BEGIN;

DROP TYPE governance.owner_change;
DROP TYPE governance.due_revision;
DROP TYPE governance.state_change;
DROP TYPE governance.evidence;
DROP TYPE governance.strike_out;

COMMIT;
