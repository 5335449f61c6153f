-- Deploy governance:duty_changes
BEGIN;

-- When a report became one that is FINAL and under section 55, and ceased to be, by turns: what the clock told before stays what
-- it told. The default is for a release that does not know of it.
ALTER TABLE governance.source_report ADD COLUMN duty_changes timestamptz[] NOT NULL DEFAULT '{}';
GRANT UPDATE (duty_changes) ON governance.source_report TO governance_runtime;

-- Of those there it was told from when they were recorded.
UPDATE governance.source_report SET duty_changes = ARRAY[created_at] WHERE statutory_s55 AND stage = 2;

-- Which only grow, as the histories of written_once do.
CREATE TRIGGER keep_duty_changes BEFORE UPDATE ON governance.source_report FOR EACH ROW
    WHEN (NOT governance.continues(OLD.duty_changes, NEW.duty_changes))
    EXECUTE FUNCTION governance.keep_written('since when it is under section 55');

COMMIT;
