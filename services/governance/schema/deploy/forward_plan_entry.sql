-- Deploy governance:forward_plan_entry
BEGIN;

-- That something was put off.
CREATE TYPE governance.slip AS (
    on_day      date,
    from_month  date, -- the first of the month; null: it had waited for something
    to_month    date, -- likewise
    reason      text,
    recorded_by text,
    recorded_at timestamptz
);

-- What bodies mean to take at later meetings. Changes of a force's entries wait for one another under its row `forwardPlan` of
-- change_counter.
CREATE TABLE governance.forward_plan_entry (
    force            text COLLATE "C" NOT NULL,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid              uuid             NOT NULL,
    version          bigint           NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    title            text             NOT NULL CHECK (title <> ''),
    body             text COLLATE "C" NOT NULL,
    intended_meeting text COLLATE "C", -- resource name, or
    intended_month   date             CHECK (extract(day FROM intended_month) = 1), -- its first day, or
    trigger_text     text             NOT NULL, -- what it waits for; may be empty
    report_from      text             NOT NULL, -- may be empty
    purpose          smallint         NOT NULL CHECK (purpose BETWEEN 1 AND 4), -- 1 NOTE, 2 DECIDE, 3 APPROVE, 4 DISCUSS
    significant_public_interest boolean, -- null: not known
    origin_action    text COLLATE "C" NOT NULL, -- resource name; may be empty
    planned_on       date             NOT NULL,
    state            smallint         NOT NULL CHECK (state BETWEEN 1 AND 5), -- 1 PLANNED, 2 CONFIRMED, 3 TAKEN, 4 SLIPPED,
                                                                              -- 5 WITHDRAWN
    transitions      governance.state_change[] NOT NULL,
    slips            governance.slip[] NOT NULL,
    item             text COLLATE "C" NOT NULL CHECK ((item <> '') = (state = 3)), -- resource name of the agenda item
    meeting          text COLLATE "C" GENERATED ALWAYS AS (split_part(item, '/agendaItems/', 1)) STORED, -- its meeting's
    PRIMARY KEY (force, id),
    FOREIGN KEY (force, body) REFERENCES governance.body,
    CHECK (num_nonnulls(intended_meeting, intended_month, nullif(trigger_text, '')) = 1),
    CHECK (state NOT IN (2, 3) OR intended_meeting IS NOT NULL),
    CHECK (state <> 4 OR intended_month IS NOT NULL),
    CHECK (state = coalesce((transitions[cardinality(transitions)]).to_state, 1))
);
CREATE INDEX forward_plan_entry_by_body ON governance.forward_plan_entry (force, body, id);
CREATE INDEX forward_plan_entry_by_meeting ON governance.forward_plan_entry (force, meeting) WHERE meeting <> '';
CREATE INDEX forward_plan_entry_by_origin ON governance.forward_plan_entry (force, origin_action) WHERE origin_action <> '';
ALTER TABLE governance.forward_plan_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.forward_plan_entry FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.forward_plan_entry FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.forward_plan_entry FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.forward_plan_entry TO governance_runtime;
GRANT UPDATE (title, body, intended_meeting, intended_month, trigger_text, report_from, purpose, significant_public_interest,
    origin_action, planned_on, state, transitions, slips, item, version, updated_at, updated_by)
    ON governance.forward_plan_entry TO governance_runtime;

COMMIT;
