-- Deploy governance:change_counter
BEGIN;

-- What changes of one thing wait for one another under, and are counted by: a row for each body's actions, for the settings and
-- so on, made by the first change. Its versions are those of what it counts.
CREATE TABLE governance.change_counter (
    force      text COLLATE "C" NOT NULL REFERENCES governance.force,
    counter    text COLLATE "C" NOT NULL, -- `bankHolidays`, `bodies/bcb/actions`
    version    bigint           NOT NULL DEFAULT 0,
    changed_at timestamptz      NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (force, counter)
);
ALTER TABLE governance.change_counter ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.change_counter FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.change_counter FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.change_counter FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.change_counter TO governance_runtime;
GRANT UPDATE (version, changed_at)
    ON governance.change_counter TO governance_runtime;

COMMIT;
