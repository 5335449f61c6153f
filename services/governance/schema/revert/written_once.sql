-- Revert governance:written_once
BEGIN;

DROP TRIGGER keep_raised ON governance.action;
DROP TRIGGER keep_history ON governance.action;
DROP TRIGGER keep_raised ON governance.recommendation;
DROP TRIGGER keep_history ON governance.recommendation;
DROP TRIGGER keep_published ON governance.source_report;
DROP TRIGGER keep_taken ON governance.decision;
DROP TRIGGER keep_agreed ON governance.decision_notice;
DROP TRIGGER keep_approved ON governance.minutes;
DROP TRIGGER keep_versions ON governance.paper;
DROP TRIGGER keep_published ON governance.statutory_response;
DROP TRIGGER keep_history ON governance.risk;
DROP TRIGGER keep_history ON governance.forward_plan_entry;
DROP FUNCTION governance.continues;
DROP FUNCTION governance.keep_written;

COMMIT;
