-- Deploy volunteers:equality
BEGIN;

-- What the force asks its volunteers for the equality duty.
CREATE TABLE volunteers.equality_characteristic (
    force        text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id           text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid          uuid             NOT NULL,
    version      bigint           NOT NULL,
    created_at   timestamptz      NOT NULL,
    created_by   text             NOT NULL,
    updated_at   timestamptz      NOT NULL,
    updated_by   text             NOT NULL,
    own_values   text[]           NOT NULL, -- beside PREFER_NOT_TO_SAY and NOT_STATED, in the order in which they are shown
    definition   text             NOT NULL, -- of what the values count
    PRIMARY KEY (force, id)
);
ALTER TABLE volunteers.equality_characteristic ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.equality_characteristic FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.equality_characteristic FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.equality_characteristic FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.equality_characteristic TO volunteers_runtime;
GRANT UPDATE (own_values, definition, version, updated_at, updated_by) ON volunteers.equality_characteristic TO volunteers_runtime;

-- What the force's volunteers are compared with. Of another definition it is another figure.
CREATE TABLE volunteers.equality_benchmark (
    force          text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id             text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid            uuid             NOT NULL,
    version        bigint           NOT NULL,
    created_at     timestamptz      NOT NULL,
    created_by     text             NOT NULL,
    updated_at     timestamptz      NOT NULL,
    updated_by     text             NOT NULL,
    characteristic text COLLATE "C" NOT NULL,
    category       text COLLATE "C" NOT NULL,
    definition     text             NOT NULL CHECK (definition <> ''),
    thousandths    bigint           NOT NULL CHECK (thousandths BETWEEN 0 AND 100000), -- of a percent
    source         text             NOT NULL CHECK (source <> ''),
    year           integer          NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    PRIMARY KEY (force, id),
    UNIQUE (force, characteristic, category, definition, year),
    FOREIGN KEY (force, characteristic) REFERENCES volunteers.equality_characteristic
);
ALTER TABLE volunteers.equality_benchmark ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.equality_benchmark FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.equality_benchmark FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.equality_benchmark FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.equality_benchmark FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.equality_benchmark TO volunteers_runtime;
GRANT UPDATE (characteristic, category, definition, thousandths, source, year, version, updated_at, updated_by)
    ON volunteers.equality_benchmark TO volunteers_runtime;

-- What persons declared is apart from everything else, and nobody but the owner reads it: the runtime role has no right to the
-- schema, and comes to it through the functions below alone. Rows say neither when they were written nor by whom, by which an
-- event of the declaration could be told from another.
CREATE SCHEMA volunteers_equality;

-- Whose record it is.
CREATE TABLE volunteers_equality.link (
    force     text COLLATE "C" NOT NULL,
    volunteer text COLLATE "C" NOT NULL,
    surrogate uuid             NOT NULL,
    PRIMARY KEY (force, volunteer),
    UNIQUE (force, surrogate),
    FOREIGN KEY (force, volunteer) REFERENCES volunteers.volunteer
);
ALTER TABLE volunteers_equality.link ENABLE ROW LEVEL SECURITY;

-- A value of a characteristic, or PREFER_NOT_TO_SAY. What is NOT_STATED has no row.
CREATE TABLE volunteers_equality.record (
    force          text COLLATE "C" NOT NULL,
    surrogate      uuid             NOT NULL,
    characteristic text COLLATE "C" NOT NULL,
    value          text COLLATE "C" NOT NULL CHECK (value NOT IN ('', 'NOT_STATED')),
    PRIMARY KEY (force, surrogate, characteristic),
    FOREIGN KEY (force, surrogate) REFERENCES volunteers_equality.link (force, surrogate) ON DELETE CASCADE
);
ALTER TABLE volunteers_equality.record ENABLE ROW LEVEL SECURITY;

-- Writes down what a volunteer declares, the nth value of the nth characteristic, in the place of what was; NOT_STATED takes it
-- back. Whether there is such a volunteer who was not anonymised.
CREATE FUNCTION volunteers.declare_equality(of_force text, of_volunteer text, characteristics text[], declared text[])
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
REVOKE ALL ON FUNCTION volunteers.declare_equality FROM PUBLIC;
GRANT EXECUTE ON FUNCTION volunteers.declare_equality TO volunteers_runtime;

-- How many of the volunteers declared each value. Of fewer than ten nothing is told, of whom no table is shown either: nobody is
-- asked for by name.
CREATE FUNCTION volunteers.count_equality(of_force text, of_characteristic text, among text[])
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
REVOKE ALL ON FUNCTION volunteers.count_equality FROM PUBLIC;
GRANT EXECUTE ON FUNCTION volunteers.count_equality TO volunteers_runtime;

-- Who is anonymised has declared nothing.
CREATE FUNCTION volunteers_equality.forget() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = volunteers_equality, pg_temp AS $$
BEGIN
    DELETE FROM link WHERE force = NEW.force AND volunteer = NEW.id;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION volunteers_equality.forget FROM PUBLIC;
CREATE TRIGGER forget_equality AFTER UPDATE OF anonymised_on ON volunteers.volunteer
    FOR EACH ROW WHEN (NEW.anonymised_on IS NOT NULL) EXECUTE FUNCTION volunteers_equality.forget();

COMMIT;
