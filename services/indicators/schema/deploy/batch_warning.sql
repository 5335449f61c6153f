-- Deploy indicators:batch_warning
BEGIN;

-- What an applied import was warned of; all are counted, the first are kept, by line. Batches from before this have none.
ALTER TABLE indicators.batch ADD COLUMN warning_count bigint NOT NULL DEFAULT 0;
CREATE TABLE indicators.batch_warning (
    force         text COLLATE "C" NOT NULL,
    batch         integer          NOT NULL,
    ordinal       integer          NOT NULL,
    line          bigint           NOT NULL,
    indicator     text COLLATE "C" NOT NULL, -- ids
    area          text COLLATE "C" NOT NULL,
    month         integer          NOT NULL, -- month number of the period's last month
    breakdown     text COLLATE "C" NOT NULL, -- '' for the whole
    kind          smallint         NOT NULL CHECK (kind BETWEEN 1 AND 3), -- as the domain numbers it
    value         double precision NOT NULL,
    value_text    text             NOT NULL,
    expected      double precision NOT NULL, -- centre of the limits, or the sum
    expected_text text             NOT NULL,
    lower_limit   double precision,          -- NULL of a sum
    lower_text    text             NOT NULL,
    upper_limit   double precision,
    upper_text    text             NOT NULL,
    n             integer          NOT NULL, -- figures behind the limits, or areas of the sum
    seasonal      boolean          NOT NULL,
    sentence      text             NOT NULL,
    PRIMARY KEY (force, batch, ordinal),
    FOREIGN KEY (force, batch) REFERENCES indicators.batch
);
ALTER TABLE indicators.batch_warning ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON indicators.batch_warning FOR SELECT TO indicators_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON indicators.batch_warning FOR INSERT TO indicators_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON indicators.batch_warning TO indicators_runtime;

COMMIT;
