-- Deploy volunteers:review_standard
BEGIN;

-- What engagements of a kind are held against when somebody looks at how they go, from a day on until the next of the kind.
-- A force that has none has the service's defaults (domain/review_standard.h).
CREATE TABLE volunteers.review_standard (
    force                 text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id                    text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                   uuid             NOT NULL,
    version               bigint           NOT NULL,
    created_at            timestamptz      NOT NULL,
    created_by            text             NOT NULL,
    updated_at            timestamptz      NOT NULL,
    updated_by            text             NOT NULL,
    kind                  smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4), -- as role.kind
    first_day             date             NOT NULL,
    hours_a_month         integer          NOT NULL CHECK (hours_a_month BETWEEN 0 AND 744), -- expected
    window_months         integer          NOT NULL CHECK (window_months BETWEEN 1 AND 12),  -- over which
    least_deployable_days integer          NOT NULL CHECK (least_deployable_days > 0),       -- of them, to be judged by it
    expiring_within       integer          NOT NULL CHECK (expiring_within >= 0),            -- days; as all below
    leave_overdue_after   integer          NOT NULL CHECK (leave_overdue_after >= 0),
    no_duty_first         integer          NOT NULL CHECK (no_duty_first > 0),
    no_duty_second        integer          NOT NULL CHECK (no_duty_second > no_duty_first),
    longest_gap           integer          NOT NULL CHECK (longest_gap >= 0),                -- in continuous service
    recognised_years      integer[]        NOT NULL,                                         -- of service
    PRIMARY KEY (force, id),
    UNIQUE (force, kind, first_day)
);
ALTER TABLE volunteers.review_standard ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.review_standard FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.review_standard FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.review_standard FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.review_standard FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.review_standard TO volunteers_runtime;
GRANT UPDATE (kind, first_day, hours_a_month, window_months, least_deployable_days, expiring_within, leave_overdue_after,
    no_duty_first, no_duty_second, longest_gap, recognised_years, version, updated_at, updated_by)
    ON volunteers.review_standard TO volunteers_runtime;

COMMIT;
