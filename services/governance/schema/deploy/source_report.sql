-- Deploy governance:source_report
BEGIN;

-- What a report found on one of its questions.
CREATE TYPE governance.judgement AS (
    question text,
    grade    text,
    on_day   date
);

-- Reports of inspectorates and auditors.
CREATE TABLE governance.source_report (
    force         text COLLATE "C" NOT NULL REFERENCES governance.force,
    id            text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid           uuid             NOT NULL,
    version       bigint           NOT NULL,
    created_at    timestamptz      NOT NULL,
    created_by    text             NOT NULL,
    updated_at    timestamptz      NOT NULL,
    updated_by    text             NOT NULL,
    bodies        smallint[]       NOT NULL CHECK (cardinality(bodies) > 0), -- 1 HMICFRS, 2 HMIP, 3 HMCPSI, 4 INTERNAL_AUDIT,
                                                                             -- 5 EXTERNAL_AUDIT
    title         text             NOT NULL CHECK (title <> ''),
    published_on  date,
    scope         smallint         NOT NULL CHECK (scope BETWEEN 1 AND 2), -- 1 FORCE, 2 NATIONAL
    statutory_s55 boolean          NOT NULL CHECK (NOT statutory_s55 OR 1 = ANY (bodies)),
    stage         smallint         NOT NULL CHECK (stage BETWEEN 1 AND 2), -- 1 DRAFT, 2 FINAL
    plan_year     text             NOT NULL, -- may be empty
    opinion       text             NOT NULL, -- may be empty
    judgements    governance.judgement[] NOT NULL,
    marking       smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- 1 OFFICIAL, 2 OFFICIAL_SENSITIVE
    PRIMARY KEY (force, id),
    CHECK (stage = 1 OR published_on IS NOT NULL)
);
ALTER TABLE governance.source_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.source_report FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.source_report FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.source_report FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.source_report TO governance_runtime;
GRANT UPDATE (bodies, title, published_on, scope, statutory_s55, stage, plan_year, opinion, judgements, marking, version,
    updated_at, updated_by) ON governance.source_report TO governance_runtime;

COMMIT;
