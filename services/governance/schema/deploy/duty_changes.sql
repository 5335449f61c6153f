-- Deploy governance:duty_changes
BEGIN;

-- When a report became one that is FINAL and under section 55, and ceased to be, by turns: what the clock told before stays what
-- it told. The default is for a release that does not know of it.
ALTER TABLE governance.source_report ADD COLUMN duty_changes timestamptz[] NOT NULL DEFAULT '{}';
GRANT UPDATE (duty_changes) ON governance.source_report TO governance_runtime;

-- Of those there it was told from when they were recorded.
UPDATE governance.source_report SET duty_changes = ARRAY[created_at] WHERE statutory_s55 AND stage = 2;

COMMIT;
