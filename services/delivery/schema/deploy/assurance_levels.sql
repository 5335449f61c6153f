-- Deploy delivery:assurance_levels
BEGIN;

-- The last change of the levels of a force that ever changed its own. Changes follow one another, and those of assurances,
-- under an advisory lock.
CREATE TABLE delivery.assurance_levels_change (
    force      text COLLATE "C" PRIMARY KEY REFERENCES delivery.force CHECK (force <> 'national'),
    version    bigint      NOT NULL CHECK (version >= 2), -- 1: never changed
    updated_at timestamptz NOT NULL,
    updated_by text        NOT NULL
);
ALTER TABLE delivery.assurance_levels_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.assurance_levels_change FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.assurance_levels_change FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.assurance_levels_change FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT, UPDATE (version, updated_at, updated_by) ON delivery.assurance_levels_change TO delivery_runtime;

-- A force sets its own; those of all stay with who owns the tables.
CREATE POLICY runtime_insert ON delivery.assurance_level FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force') AND force <> 'national');
CREATE POLICY runtime_delete ON delivery.assurance_level FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force') AND force <> 'national');
GRANT INSERT, DELETE ON delivery.assurance_level TO delivery_runtime;

COMMIT;
