-- Deploy governance:governance_settings
BEGIN;

-- What a force holds its governance against, from a day on until the next. A force that has none has the service's defaults
-- (domain/governance_settings.h).
CREATE TABLE governance.governance_settings (
    force              text COLLATE "C" NOT NULL REFERENCES governance.force,
    id                 text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                uuid             NOT NULL,
    version            bigint           NOT NULL,
    created_at         timestamptz      NOT NULL,
    created_by         text             NOT NULL,
    updated_at         timestamptz      NOT NULL,
    updated_by         text             NOT NULL,
    first_day          date             NOT NULL,
    due_soon_days      integer          NOT NULL CHECK (due_soon_days BETWEEN 0 AND 366),
    publication_target integer          NOT NULL CHECK (publication_target BETWEEN 0 AND 366), -- working days
    medium_from        integer          NOT NULL CHECK (medium_from >= 2),                     -- least scores of bands
    high_from          integer          NOT NULL CHECK (high_from > medium_from),
    severe_from        integer          NOT NULL CHECK (severe_from > high_from AND severe_from <= 25),
    PRIMARY KEY (force, id),
    UNIQUE (force, first_day)
);
ALTER TABLE governance.governance_settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.governance_settings FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.governance_settings FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.governance_settings FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.governance_settings FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.governance_settings TO governance_runtime;
GRANT UPDATE (first_day, due_soon_days, publication_target, medium_from, high_from, severe_from, version, updated_at, updated_by)
    ON governance.governance_settings TO governance_runtime;

COMMIT;
