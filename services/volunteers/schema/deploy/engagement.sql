-- Deploy volunteers:engagement
BEGIN;

-- What one person does for the force in one kind. Where it stands is told from its events; `deployable` and `trainable` are
-- rewritten by every change that bears on them, since a duty looks at the row that it locks alone.
CREATE TABLE volunteers.engagement (
    force                     text COLLATE "C" NOT NULL,
    volunteer                 text COLLATE "C" NOT NULL,
    id                        text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                       uuid             NOT NULL,
    version                   bigint           NOT NULL,
    created_at                timestamptz      NOT NULL,
    created_by                text             NOT NULL,
    updated_at                timestamptz      NOT NULL,
    updated_by                text             NOT NULL,
    kind                      smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4), -- as role.kind
    role                      text COLLATE "C" NOT NULL,
    unit_or_group             text             NOT NULL,
    collar_no                 text             NOT NULL,
    rank                      text             NOT NULL DEFAULT '',
    department                text             NOT NULL DEFAULT '',
    employer_scheme           text             NOT NULL DEFAULT '',
    cip_group                 text             NOT NULL DEFAULT '', -- of Citizens in Policing
    independent_patrol_on     date,
    attested_on               date,
    probation_months          integer          CHECK (probation_months BETWEEN 0 AND 120), -- null: the configuration's
    probation_ends_on         date,            -- by a decision of probation_decided_on; null: as the months have it
    probation_decided_on      date             CHECK ((probation_decided_on IS NULL) = (probation_ends_on IS NULL)),
    predecessor               text COLLATE "C",
    induction_completed_on    date,
    expected_return           date,            -- of the last leave
    notice_given_on           date,            -- and below: of who leaves
    exit_interview_offered_on date,
    kit_returned              boolean,
    under_investigation       boolean          NOT NULL,
    deployable                tstzmultirange   NOT NULL DEFAULT '{}', -- when duties may be given
    trainable                 tstzmultirange   NOT NULL DEFAULT '{}', -- when training may
    PRIMARY KEY (force, volunteer, id),
    FOREIGN KEY (force, volunteer) REFERENCES volunteers.volunteer,
    FOREIGN KEY (force, role) REFERENCES volunteers.role,
    FOREIGN KEY (force, volunteer, predecessor) REFERENCES volunteers.engagement
);
CREATE INDEX engagement_by_role ON volunteers.engagement (force, role);
ALTER TABLE volunteers.engagement ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.engagement FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.engagement FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.engagement FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.engagement TO volunteers_runtime;
GRANT UPDATE (kind, role, unit_or_group, collar_no, rank, department, employer_scheme, cip_group,
    independent_patrol_on, attested_on, probation_months, probation_ends_on,
    probation_decided_on, predecessor, induction_completed_on, expected_return, notice_given_on, exit_interview_offered_on, kit_returned, under_investigation, deployable, trainable,
    version, updated_at, updated_by) ON volunteers.engagement TO volunteers_runtime;

-- Each step of an engagement. Nobody changes one: a correction is an event of its own.
CREATE TABLE volunteers.engagement_event (
    force        text COLLATE "C" NOT NULL,
    volunteer    text COLLATE "C" NOT NULL,
    engagement   text COLLATE "C" NOT NULL,
    seq          integer          NOT NULL CHECK (seq > 0),
    from_state   smallint         CHECK (from_state BETWEEN 1 AND 10), -- 1 APPLIED, 2 VETTING, 3 INDUCTION, 4 PROBATION,
                                                                       -- 5 ACTIVE, 6 ON_LEAVE, 7 SUSPENDED, 8 LEFT,
                                                                       -- 9 WITHDRAWN, 10 REJECTED; null: it began
    to_state     smallint         NOT NULL CHECK (to_state BETWEEN 1 AND 10),
    effective_on date             NOT NULL, -- from the beginning of that day in Europe/London
    reason       text             NOT NULL,
    actor        text             NOT NULL,
    revision     bigint           NOT NULL CHECK (revision > 0), -- of the force
    corrects_seq integer          CHECK (corrects_seq < seq),
    PRIMARY KEY (force, volunteer, engagement, seq),
    FOREIGN KEY (force, volunteer, engagement) REFERENCES volunteers.engagement
);
ALTER TABLE volunteers.engagement_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.engagement_event FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.engagement_event FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.engagement_event TO volunteers_runtime;

COMMIT;
