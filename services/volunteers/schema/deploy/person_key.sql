-- Deploy volunteers:person_key
BEGIN;

-- What is personal in events is encrypted under the key of the person. Without it nobody can read it again: that is how what
-- is sealed is erased.
CREATE TABLE volunteers.person_key (
    force        text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    person       text COLLATE "C" NOT NULL, -- volunteers/0190c5b2-...
    key          bytea            CHECK (length(key) = 32), -- null: destroyed
    made_at      timestamptz      NOT NULL,
    destroyed_at timestamptz,
    PRIMARY KEY (force, person),
    CHECK ((key IS NULL) = (destroyed_at IS NOT NULL))
);
ALTER TABLE volunteers.person_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.person_key FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.person_key FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.person_key FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.person_key TO volunteers_runtime;
GRANT UPDATE (key, destroyed_at) ON volunteers.person_key TO volunteers_runtime;

COMMIT;
