-- Deploy volunteers:revision
BEGIN;

-- Counts the changes of a force: each has the next number, and the row that holds it until the change is committed. What was
-- known at a revision is what has none above it.
CREATE TABLE volunteers.revision (
    force    text COLLATE "C" PRIMARY KEY REFERENCES volunteers.force,
    revision bigint           NOT NULL CHECK (revision >= 0)
);
ALTER TABLE volunteers.revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.revision FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.revision FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT ON volunteers.revision TO volunteers_runtime;
GRANT UPDATE (revision) ON volunteers.revision TO volunteers_runtime;
INSERT INTO volunteers.revision (force, revision) SELECT force, 0 FROM volunteers.force;

COMMIT;
