-- Verify governance:history
BEGIN;

SELECT NULL::governance.owner_change, NULL::governance.due_revision, NULL::governance.state_change, NULL::governance.evidence,
       NULL::governance.strike_out;

ROLLBACK;
