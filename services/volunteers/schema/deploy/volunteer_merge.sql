-- Deploy volunteers:volunteer_merge
BEGIN;

-- That a volunteer's record is of the same person as another one, into which it was merged. Nothing is moved: what lies below it
-- keeps its name, and a figure as it was known before counts two persons.
ALTER TABLE volunteers.volunteer
    ADD COLUMN merged_into     text COLLATE "C", -- the other's id
    ADD COLUMN merged_person   uuid,             -- the other's uid
    ADD COLUMN merged_on       date,
    ADD COLUMN merged_revision bigint CHECK (merged_revision > 0), -- of the force: from it on both are one
    ADD COLUMN merge_reason    text NOT NULL DEFAULT '';
-- Who it is, the same of both. Computed, so that whoever adds a volunteer need not know of it.
ALTER TABLE volunteers.volunteer
    ADD COLUMN person uuid NOT NULL GENERATED ALWAYS AS (coalesce(merged_person, uid)) STORED,
    ADD CHECK ((merged_into IS NULL) = (merged_person IS NULL) AND (merged_into IS NULL) = (merged_on IS NULL)
               AND (merged_into IS NULL) = (merged_revision IS NULL) AND (merged_into IS NOT NULL OR merge_reason = '')),
    ADD CHECK (merged_into <> id);

-- A duty is of the volunteer's person. Of a record that is merged they become the other's: then what stands on both at one time
-- is two duties of one person at once, which duty_overlap refuses.
ALTER TABLE volunteers.duty DROP CONSTRAINT duty_force_volunteer_person_fkey;
ALTER TABLE volunteers.volunteer DROP CONSTRAINT volunteer_person;
ALTER TABLE volunteers.volunteer ADD CONSTRAINT volunteer_person UNIQUE (force, id, person);
ALTER TABLE volunteers.duty ADD CONSTRAINT duty_person
    FOREIGN KEY (force, volunteer, person) REFERENCES volunteers.volunteer (force, id, person) ON UPDATE CASCADE;
-- One that itself was not merged, nor ever is: its person is its own.
ALTER TABLE volunteers.volunteer ADD CONSTRAINT volunteer_merged_into
    FOREIGN KEY (force, merged_into, merged_person) REFERENCES volunteers.volunteer (force, id, person);
-- A person says the force too: without it, nobody reads a force's volunteers by this index.
CREATE INDEX volunteer_by_person ON volunteers.volunteer (person);
GRANT UPDATE (merged_into, merged_person, merged_on, merged_revision, merge_reason) ON volunteers.volunteer TO volunteers_runtime;

-- Why a record was merged may name somebody.
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
    UPDATE volunteer SET merge_reason = '' WHERE force = of_force AND id = of_volunteer AND merge_reason <> '';
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
    SET reason = '', verified_by = '', event = '', override_bys = array_fill(''::text, ARRAY[cardinality(override_bys)]),
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

-- Nothing more is declared under a record that was merged.
CREATE OR REPLACE FUNCTION volunteers.declare_equality(of_force text, of_volunteer text, characteristics text[], declared text[])
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = volunteers_equality, volunteers, pg_temp AS $$
DECLARE
    own uuid;
BEGIN
    IF of_force IS DISTINCT FROM current_setting('app.force') THEN
        RAISE EXCEPTION 'of another force' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Who is being anonymised, or whose record is being merged, is waited for, and then is none.
    PERFORM FROM volunteer
    WHERE force = of_force AND id = of_volunteer AND anonymised_on IS NULL AND merged_into IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO link (force, volunteer, surrogate) VALUES (of_force, of_volunteer, gen_random_uuid())
    ON CONFLICT (force, volunteer) DO NOTHING;
    own := (SELECT l.surrogate FROM link l WHERE l.force = of_force AND l.volunteer = of_volunteer);
    -- Also of what was declared under a record that was merged into this one, which counts where this one says nothing.
    DELETE FROM record r
    USING unnest(characteristics, declared) AS d (characteristic, value), link l, volunteer o
    WHERE r.force = of_force AND r.characteristic = d.characteristic AND d.value = 'NOT_STATED'
      AND l.force = of_force AND l.surrogate = r.surrogate
      AND o.force = of_force AND o.id = l.volunteer AND of_volunteer IN (o.id, o.merged_into);
    INSERT INTO record (force, surrogate, characteristic, value)
    SELECT of_force, own, d.characteristic, d.value FROM unnest(characteristics, declared) AS d (characteristic, value)
    WHERE d.value <> 'NOT_STATED'
    ORDER BY d.characteristic
    ON CONFLICT (force, surrogate, characteristic) DO UPDATE SET value = excluded.value;
    RETURN true;
END $$;

-- Persons are asked for, by the records that they are counted under: each once, by what they declared under that one, or before
-- it was merged under another.
CREATE OR REPLACE FUNCTION volunteers.count_equality(of_force text, of_characteristic text, among text[])
RETURNS TABLE (declared text, persons bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = volunteers_equality, volunteers, pg_temp AS $$
BEGIN
    IF of_force IS DISTINCT FROM current_setting('app.force') THEN
        RAISE EXCEPTION 'of another force' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY
    SELECT d.value, count(*)
    FROM (SELECT DISTINCT ON (coalesce(o.merged_into, o.id)) r.value
          FROM volunteer o
          JOIN link l ON l.force = of_force AND l.volunteer = o.id
          JOIN record r ON r.force = of_force AND r.surrogate = l.surrogate AND r.characteristic = of_characteristic
          WHERE o.force = of_force AND coalesce(o.merged_into, o.id) = ANY (among)
          ORDER BY coalesce(o.merged_into, o.id), o.merged_into NULLS FIRST, o.id) d
    WHERE (SELECT count(DISTINCT v.id) FROM volunteer v WHERE v.force = of_force AND v.id = ANY (among)
             AND v.merged_into IS NULL) >= 10
    GROUP BY d.value;
END $$;

-- Who is forgotten is so under every record that was merged into theirs.
CREATE OR REPLACE FUNCTION volunteers_equality.forget() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = volunteers_equality, pg_temp AS $$
BEGIN
    DELETE FROM link l USING volunteers.volunteer o
    WHERE l.force = NEW.force AND o.force = NEW.force AND o.id = l.volunteer AND NEW.id IN (o.id, o.merged_into);
    RETURN NULL;
END $$;

COMMIT;
