-- Deploy governance:statutory_response
BEGIN;

-- What is said of one recommendation: one of the two texts once it is published.
CREATE TYPE governance.response_answer AS (
    recommendation           text, -- id
    action_taken_or_proposed text,
    reason_for_none          text
);

-- That something was put where everybody can read it.
CREATE TYPE governance.publication AS (
    url          text,
    on_day       date,
    published_by text,
    recorded_at  timestamptz
);

-- The Commissioner's comments on a report, under its id (Police Act 1996, section 55).
CREATE TABLE governance.statutory_response (
    force                         text COLLATE "C" NOT NULL,
    id                            text COLLATE "C" NOT NULL, -- the report's
    uid                           uuid             NOT NULL,
    version                       bigint           NOT NULL,
    created_at                    timestamptz      NOT NULL,
    created_by                    text             NOT NULL,
    updated_at                    timestamptz      NOT NULL,
    updated_by                    text             NOT NULL,
    report_published_on           date             NOT NULL, -- of the report, which is final
    chief_comments_due            date             NOT NULL CHECK (chief_comments_due BETWEEN report_published_on AND report_published_on + 55),
    chief_comments_on             date             CHECK ((chief_comments_on IS NULL) = (chief_comments_text = '')),
    chief_comments_text           text             NOT NULL, -- this, or
    chief_comments_absence        text             NOT NULL CHECK (chief_comments_text = '' OR chief_comments_absence = ''),
    reply_to_chief                text             NOT NULL, -- may be empty
    answers                       governance.response_answer[] NOT NULL,
    begun_on                      date             NOT NULL,
    state                         smallint         NOT NULL CHECK (state BETWEEN 1 AND 4), -- 1 AWAITING_CHIEF, 2 DRAFT, 3 PUBLISHED, 4 SENT
    transitions                   governance.state_change[] NOT NULL,
    publication                   governance.publication,
    sent_to_inspectors_on         date             CHECK ((sent_to_inspectors_on IS NOT NULL) = (state = 4)),
    sent_to_secretary_of_state_on date             CHECK ((sent_to_secretary_of_state_on IS NOT NULL) = (state = 4)),
    PRIMARY KEY (force, id),
    FOREIGN KEY (force, id) REFERENCES governance.source_report,
    CHECK (((publication).url IS NOT NULL) = (state >= 3)),
    CHECK (state = 1 OR chief_comments_text <> '' OR chief_comments_absence <> ''),
    CHECK (state = coalesce((transitions[cardinality(transitions)]).to_state, 1))
);
ALTER TABLE governance.statutory_response ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.statutory_response FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.statutory_response FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.statutory_response FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.statutory_response TO governance_runtime;
GRANT UPDATE (report_published_on, chief_comments_due, chief_comments_on, chief_comments_text, chief_comments_absence,
    reply_to_chief, answers, begun_on, state, transitions, publication, sent_to_inspectors_on, sent_to_secretary_of_state_on,
    version, updated_at, updated_by) ON governance.statutory_response TO governance_runtime;

COMMIT;
