-- Deploy indicators:harm_weight
BEGIN;

-- How many days of harm an offence stands for: a row for each revision that changed one.
CREATE TABLE indicators.harm_weight (
    force       text COLLATE "C" NOT NULL REFERENCES indicators.force,
    id          text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    revision    bigint           NOT NULL,
    uid         uuid             NOT NULL,
    created_at  timestamptz      NOT NULL, -- of the first of its revisions since there was none of its id
    updated_at  timestamptz      NOT NULL, -- the revision's instant
    deleted     boolean          NOT NULL, -- from this revision on there is none; all else is as it was
    category    text COLLATE "C" NOT NULL CHECK (category ~ '^[a-z0-9-]{1,63}$'), -- of dimension `offence`
    first_month integer          NOT NULL, -- month number: year x 12 + month - 1
    last_month  integer          CHECK (last_month >= first_month),
    weight      bigint           NOT NULL CHECK (weight BETWEEN 0 AND 1000000000000), -- millionths of a day
    source      text             NOT NULL,
    author      text             NOT NULL,
    PRIMARY KEY (force, id, revision)
);
ALTER TABLE indicators.harm_weight ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON indicators.harm_weight FOR SELECT TO indicators_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON indicators.harm_weight FOR INSERT TO indicators_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON indicators.harm_weight TO indicators_runtime;

COMMIT;
