-- Deploy governance:risk_assessment
BEGIN;

-- How likely risks are held to be, and how bad: added and never changed, so that nobody may update or delete any.
CREATE TABLE governance.risk_assessment (
    force               text COLLATE "C" NOT NULL,
    risk                text COLLATE "C" NOT NULL,
    id                  text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                 uuid             NOT NULL,
    version             bigint           NOT NULL,
    created_at          timestamptz      NOT NULL,
    created_by          text             NOT NULL,
    updated_at          timestamptz      NOT NULL,
    updated_by          text             NOT NULL,
    as_of               date             NOT NULL, -- the day that it is of, none before that of the one before
    inherent_likelihood smallint         NOT NULL CHECK (inherent_likelihood BETWEEN 1 AND 5),
    inherent_impact     smallint         NOT NULL CHECK (inherent_impact BETWEEN 1 AND 5),
    current_likelihood  smallint         NOT NULL CHECK (current_likelihood BETWEEN 1 AND 5),
    current_impact      smallint         NOT NULL CHECK (current_impact BETWEEN 1 AND 5),
    target_likelihood   smallint         NOT NULL CHECK (target_likelihood BETWEEN 1 AND 5),
    target_impact       smallint         NOT NULL CHECK (target_impact BETWEEN 1 AND 5),
    rationale           text             NOT NULL CHECK (rationale <> ''),
    PRIMARY KEY (force, risk, id),
    FOREIGN KEY (force, risk) REFERENCES governance.risk,
    CHECK (current_likelihood * current_impact <= inherent_likelihood * inherent_impact),
    CHECK (target_likelihood * target_impact <= current_likelihood * current_impact)
);
CREATE INDEX risk_assessment_by_day ON governance.risk_assessment (force, risk, as_of, created_at);
ALTER TABLE governance.risk_assessment ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.risk_assessment FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.risk_assessment FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.risk_assessment TO governance_runtime;

COMMIT;
