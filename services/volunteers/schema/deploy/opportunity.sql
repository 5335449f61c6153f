-- Deploy volunteers:opportunity
BEGIN;

-- What volunteers are sought for.
CREATE TABLE volunteers.opportunity (
    force       text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id          text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid         uuid             NOT NULL,
    version     bigint           NOT NULL,
    created_at  timestamptz      NOT NULL,
    created_by  text             NOT NULL,
    updated_at  timestamptz      NOT NULL,
    updated_by  text             NOT NULL,
    title       text             NOT NULL CHECK (title <> ''),
    department  text             NOT NULL, -- may be empty
    kinds       smallint[]       NOT NULL, -- as role.kind; empty: all
    slots       integer          NOT NULL CHECK (slots > 0),
    required    text[]           NOT NULL, -- ids of skills
    desired     text[]           NOT NULL, -- likewise
    vetting     smallint         CHECK (vetting BETWEEN 1 AND 8), -- as role.required_vetting
    least_age   integer          CHECK (least_age BETWEEN 10 AND 100),
    first_day   date             NOT NULL,
    last_day    date             NOT NULL CHECK (last_day >= first_day),
    from_minute integer          NOT NULL CHECK (from_minute >= 0), -- of each day, from midnight in Europe/London
    to_minute   integer          NOT NULL CHECK (to_minute > from_minute AND to_minute <= 1440), -- likewise
    area        text             NOT NULL, -- may be empty
    state       smallint         NOT NULL CHECK (state BETWEEN 1 AND 5), -- 1 DRAFT, 2 OPEN, 3 FILLED, 4 CLOSED, 5 CANCELLED
    accepted    integer          NOT NULL CHECK (accepted BETWEEN 0 AND slots), -- matches that are ACCEPTED
    PRIMARY KEY (force, id),
    CHECK ((state = 3 AND accepted = slots) OR (state = 2 AND accepted < slots) OR state IN (1, 4, 5))
);
ALTER TABLE volunteers.opportunity ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.opportunity FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.opportunity FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.opportunity FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.opportunity TO volunteers_runtime;
GRANT UPDATE (title, department, kinds, slots, required, desired, vetting, least_age, first_day, last_day, from_minute, to_minute,
    area, state, accepted, version, updated_at, updated_by) ON volunteers.opportunity TO volunteers_runtime;

-- Who is proposed for one.
CREATE TABLE volunteers.match (
    force       text COLLATE "C" NOT NULL,
    opportunity text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid         uuid             NOT NULL,
    version     bigint           NOT NULL,
    created_at  timestamptz      NOT NULL,
    created_by  text             NOT NULL,
    updated_at  timestamptz      NOT NULL,
    updated_by  text             NOT NULL,
    volunteer   text COLLATE "C" NOT NULL,
    engagement  text COLLATE "C" NOT NULL,
    state       smallint         NOT NULL CHECK (state BETWEEN 1 AND 4), -- 1 PROPOSED, 2 ACCEPTED, 3 DECLINED, 4 WITHDRAWN
    PRIMARY KEY (force, opportunity, id),
    FOREIGN KEY (force, opportunity) REFERENCES volunteers.opportunity,
    FOREIGN KEY (force, volunteer, engagement) REFERENCES volunteers.engagement
);
-- A person has one that stands, in whatever engagement.
CREATE UNIQUE INDEX match_standing ON volunteers.match (force, opportunity, volunteer) WHERE state <= 2;
CREATE INDEX match_by_engagement ON volunteers.match (force, volunteer, engagement);
ALTER TABLE volunteers.match ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.match FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.match FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.match FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.match TO volunteers_runtime;
GRANT UPDATE (volunteer, engagement, state, version, updated_at, updated_by) ON volunteers.match TO volunteers_runtime;

COMMIT;
