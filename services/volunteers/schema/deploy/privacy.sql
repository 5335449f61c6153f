-- Deploy volunteers:privacy
BEGIN;

-- How long what is held of volunteers is kept once they have gone.
CREATE TABLE volunteers.retention_rule (
    force        text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id           text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid          uuid             NOT NULL,
    version      bigint           NOT NULL,
    created_at   timestamptz      NOT NULL,
    created_by   text             NOT NULL,
    updated_at   timestamptz      NOT NULL,
    updated_by   text             NOT NULL,
    record_class smallint         NOT NULL CHECK (record_class BETWEEN 1 AND 5), -- as role.kind, 5 APPLICANT
    months       bigint           NOT NULL CHECK (months BETWEEN 0 AND 1200),
    PRIMARY KEY (force, id),
    UNIQUE (force, record_class)
);
ALTER TABLE volunteers.retention_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.retention_rule FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.retention_rule FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.retention_rule FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.retention_rule FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.retention_rule TO volunteers_runtime;
GRANT UPDATE (record_class, months, version, updated_at, updated_by) ON volunteers.retention_rule TO volunteers_runtime;

-- Why a volunteer is not to be anonymised.
CREATE TABLE volunteers.legal_hold (
    force       text COLLATE "C" NOT NULL,
    volunteer   text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid         uuid             NOT NULL,
    version     bigint           NOT NULL,
    created_at  timestamptz      NOT NULL,
    created_by  text             NOT NULL,
    updated_at  timestamptz      NOT NULL,
    updated_by  text             NOT NULL,
    reason      text             NOT NULL CHECK (reason <> ''),
    placed_on   date             NOT NULL,
    placed_by   text             NOT NULL,
    released_on date             CHECK (released_on >= placed_on), -- the first day on which it no longer stands
    released_by text             NOT NULL,
    PRIMARY KEY (force, volunteer, id),
    FOREIGN KEY (force, volunteer) REFERENCES volunteers.volunteer,
    CHECK ((released_on IS NULL) = (released_by = ''))
);
ALTER TABLE volunteers.legal_hold ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.legal_hold FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.legal_hold FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.legal_hold FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.legal_hold TO volunteers_runtime;
GRANT UPDATE (reason, placed_on, placed_by, released_on, released_by, version, updated_at, updated_by)
    ON volunteers.legal_hold TO volunteers_runtime;

-- Who verified a duty is forgotten with who gave it: until then the domain sees to it that one that is verified says by whom.
DO $$
DECLARE
    verified_both_ways name := (
        SELECT conname FROM pg_constraint
        WHERE conrelid = 'volunteers.duty'::regclass AND contype = 'c'
          AND pg_get_constraintdef(oid) LIKE '%verified_by%');
BEGIN
    EXECUTE format('ALTER TABLE volunteers.duty DROP CONSTRAINT %I', verified_both_ways);
END
$$;
ALTER TABLE volunteers.duty ADD CONSTRAINT duty_verified_by CHECK (state IN (4, 8) OR verified_by = '');

-- Forgets what is held of a volunteer who is anonymised, but for the steps of engagements and the minutes of duties. Of the
-- owner, so that the runtime role needs no right to change what nobody changes. A table that says something personal of
-- volunteers has its line here.
CREATE FUNCTION volunteers.erase_volunteer(of_force text, of_volunteer text, leaving_reasons text[], as_version bigint,
                                           at_instant timestamptz, by_caller text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = volunteers, pg_temp AS $$
DECLARE
    name bytea := convert_to('forces/' || of_force || '/volunteers/' || of_volunteer, 'UTF8');
BEGIN
    IF of_force IS DISTINCT FROM current_setting('app.force') OR NOT EXISTS (
        SELECT FROM volunteer WHERE force = of_force AND id = of_volunteer AND anonymised_on IS NOT NULL) THEN
        RAISE EXCEPTION 'only of who is anonymised' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- New versions, so that no copy that somebody kept passes for the present one.
    UPDATE engagement
    SET collar_no = '', employer_scheme = '', under_investigation = false, exit_interview_reasons = '{}',
        exit_interview_notes = '', version = as_version, updated_at = at_instant,
        updated_by = by_caller
    WHERE force = of_force AND volunteer = of_volunteer;
    UPDATE engagement_event SET reason = ''
    WHERE force = of_force AND volunteer = of_volunteer AND reason <> ''
      AND NOT (to_state = 8 AND reason = ANY (leaving_reasons)); -- LEFT
    UPDATE duty
    SET reason = '', verified_by = '', override_bys = array_fill(''::text, ARRAY[cardinality(override_bys)]),
        override_reasons = array_fill(''::text, ARRAY[cardinality(override_reasons)]), version = version + 1,
        updated_at = at_instant, updated_by = by_caller
    WHERE force = of_force AND volunteer = of_volunteer;
    DELETE FROM vetting_check WHERE force = of_force AND volunteer = of_volunteer;
    DELETE FROM recognition WHERE force = of_force AND volunteer = of_volunteer;
    DELETE FROM volunteer_skill WHERE force = of_force AND volunteer = of_volunteer;
    DELETE FROM availability WHERE force = of_force AND volunteer = of_volunteer;
    DELETE FROM event_permission WHERE force = of_force AND volunteer = of_volunteer;
    DELETE FROM guardian_consent WHERE force = of_force AND volunteer = of_volunteer;
    DELETE FROM supervision WHERE force = of_force AND volunteer = of_volunteer;
    DELETE FROM legal_hold WHERE force = of_force AND volunteer = of_volunteer;
    -- Replies are messages: behind a name stands what lies below it, or the field that follows (2, of a length).
    DELETE FROM request
    WHERE force = of_force
      AND (position(name || '/'::bytea IN reply) > 0 OR position(name || '\x12'::bytea IN reply) > 0);
END $$;
REVOKE ALL ON FUNCTION volunteers.erase_volunteer FROM PUBLIC;
GRANT EXECUTE ON FUNCTION volunteers.erase_volunteer TO volunteers_runtime;

COMMIT;
