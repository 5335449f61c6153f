-- Deploy governance:paper_issued
BEGIN;

-- Of those there the events say when they were issued. They are many, so they are read before anybody has to wait for the table.
CREATE TEMPORARY TABLE issued ON COMMIT DROP AS
SELECT force, subject, min(occurred_at) AS at FROM (
    SELECT force, subject, occurred_at FROM governance.event WHERE type = 'paper.issued'
    UNION ALL
    SELECT force, subject, occurred_at FROM governance.event_out WHERE type = 'paper.issued') e
GROUP BY force, subject;

-- When a paper was issued and withdrawn, so that the pack of a past meeting has what was tabled. They may be null for a release
-- that does not know of them, and where nobody can say any more.
ALTER TABLE governance.paper ADD COLUMN issued_at timestamptz, ADD COLUMN withdrawn_at timestamptz;
GRANT UPDATE (issued_at, withdrawn_at) ON governance.paper TO governance_runtime;

-- Nothing changes one that is withdrawn.
UPDATE governance.paper p SET
    issued_at = (SELECT i.at FROM issued i
                 WHERE i.force = p.force
                   AND i.subject = 'forces/' || p.force || '/bodies/' || p.body || '/meetings/' || p.meeting || '/papers/' || p.id),
    withdrawn_at = CASE WHEN state = 6 THEN updated_at END
WHERE state >= 4;

COMMIT;
