-- Deploy governance:risk_treatment_change
BEGIN;

-- That what is done about a risk, or when it is looked at next, became another.
CREATE TYPE governance.treatment_change AS (
    on_day      date,
    treatment   smallint, -- until then, as of risk
    next_review date,     -- likewise; null: none was set
    recorded_by text,
    recorded_at timestamptz
);

-- The default is for a release that does not know of it. What changed before is not known: it is told as it is now.
ALTER TABLE governance.risk ADD COLUMN treatment_changes governance.treatment_change[] NOT NULL DEFAULT '{}';
GRANT UPDATE (treatment_changes) ON governance.risk TO governance_runtime;

-- What a meeting saw of the register.
CREATE INDEX risk_register_snapshot_by_meeting
    ON governance.risk_register_snapshot (force, presented_at_meeting, as_of, created_at);

COMMIT;
