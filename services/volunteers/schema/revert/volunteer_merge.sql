-- Revert volunteers:volunteer_merge
BEGIN;

CREATE OR REPLACE FUNCTION volunteers_equality.forget() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = volunteers_equality, pg_temp AS $$
BEGIN
    DELETE FROM link WHERE force = NEW.force AND volunteer = NEW.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION volunteers.count_equality(of_force text, of_characteristic text, among text[])
RETURNS TABLE (declared text, persons bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = volunteers_equality, volunteers, pg_temp AS $$
BEGIN
    IF of_force IS DISTINCT FROM current_setting('app.force') THEN
        RAISE EXCEPTION 'of another force' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY
    SELECT r.value, count(*)
    FROM link l JOIN record r ON r.force = of_force AND r.surrogate = l.surrogate
    WHERE l.force = of_force AND l.volunteer = ANY (among) AND r.characteristic = of_characteristic
      AND (SELECT count(DISTINCT v.id) FROM volunteer v WHERE v.force = of_force AND v.id = ANY (among)) >= 10
    GROUP BY r.value;
END $$;

CREATE OR REPLACE FUNCTION volunteers.declare_equality(of_force text, of_volunteer text, characteristics text[], declared text[])
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = volunteers_equality, volunteers, pg_temp AS $$
DECLARE
    own uuid;
BEGIN
    IF of_force IS DISTINCT FROM current_setting('app.force') THEN
        RAISE EXCEPTION 'of another force' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Who is being anonymised is waited for, and then is none.
    PERFORM FROM volunteer WHERE force = of_force AND id = of_volunteer AND anonymised_on IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO link (force, volunteer, surrogate) VALUES (of_force, of_volunteer, gen_random_uuid())
    ON CONFLICT (force, volunteer) DO NOTHING;
    own := (SELECT l.surrogate FROM link l WHERE l.force = of_force AND l.volunteer = of_volunteer);
    DELETE FROM record r
    USING unnest(characteristics, declared) AS d (characteristic, value)
    WHERE r.force = of_force AND r.surrogate = own AND r.characteristic = d.characteristic AND d.value = 'NOT_STATED';
    INSERT INTO record (force, surrogate, characteristic, value)
    SELECT of_force, own, d.characteristic, d.value FROM unnest(characteristics, declared) AS d (characteristic, value)
    WHERE d.value <> 'NOT_STATED'
    ORDER BY d.characteristic
    ON CONFLICT (force, surrogate, characteristic) DO UPDATE SET value = excluded.value;
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION volunteers.erase_volunteer(of_force text, of_volunteer text, leaving_reasons text[], as_version bigint,
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

DROP INDEX volunteers.volunteer_by_person;
ALTER TABLE volunteers.duty DROP CONSTRAINT duty_person;
ALTER TABLE volunteers.volunteer DROP CONSTRAINT volunteer_merged_into;
ALTER TABLE volunteers.volunteer DROP CONSTRAINT volunteer_person;
-- Each record is of a person of its own again.
UPDATE volunteers.duty d SET person = v.uid FROM volunteers.volunteer v
WHERE v.force = d.force AND v.id = d.volunteer AND v.uid <> d.person;
ALTER TABLE volunteers.volunteer
    DROP COLUMN person, DROP COLUMN merged_into, DROP COLUMN merged_person, DROP COLUMN merged_on,
    DROP COLUMN merged_revision, DROP COLUMN merge_reason;
ALTER TABLE volunteers.volunteer ADD CONSTRAINT volunteer_person UNIQUE (force, id, uid);
ALTER TABLE volunteers.duty ADD FOREIGN KEY (force, volunteer, person) REFERENCES volunteers.volunteer (force, id, uid);

COMMIT;
