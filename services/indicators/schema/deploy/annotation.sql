-- Deploy indicators:annotation
BEGIN;

-- What people record beside the figures: a row for each revision that changed one.
CREATE TABLE indicators.annotation (
    force              text COLLATE "C" NOT NULL REFERENCES indicators.force,
    kind               smallint         NOT NULL CHECK (kind BETWEEN 1 AND 3), -- rebase, series break, target
    id                 text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    revision           bigint           NOT NULL,
    uid                uuid             NOT NULL,
    created_at         timestamptz      NOT NULL, -- of the first of its revisions since there was none of its id
    updated_at         timestamptz      NOT NULL, -- the revision's instant
    deleted            boolean          NOT NULL, -- from this revision on there is none; all else is as it was
    -- The same in all revisions of one uid, so that the newest of an indicator's rows is the annotation's newest.
    indicator          integer          NOT NULL,
    area               integer          CHECK ((area IS NULL) = (kind = 2)),
    first_month        integer          NOT NULL, -- month number: year x 12 + month - 1
    last_month         integer          CHECK (last_month IS NULL OR (kind = 3 AND last_month >= first_month)),
    value              bigint           CHECK ((value IS NOT NULL) = (kind = 3)), -- millionths
    adjusted_indicator integer          CHECK (adjusted_indicator IS NULL OR kind = 2),
    reason             text             NOT NULL,
    author             text             NOT NULL,
    PRIMARY KEY (force, kind, id, revision),
    FOREIGN KEY (force, indicator) REFERENCES indicators.indicator,
    FOREIGN KEY (force, area) REFERENCES indicators.area,
    FOREIGN KEY (force, adjusted_indicator) REFERENCES indicators.indicator (force, indicator)
);
-- In the order in which a view meets the newest of each first.
CREATE INDEX annotation_by_indicator ON indicators.annotation (force, indicator, kind, id, revision DESC);
ALTER TABLE indicators.annotation ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON indicators.annotation FOR SELECT TO indicators_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON indicators.annotation FOR INSERT TO indicators_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON indicators.annotation TO indicators_runtime;

COMMIT;
