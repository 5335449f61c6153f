-- Deploy volunteers:supervision_deletion
BEGIN;

-- One that was to begin once its supervisor had left never does. Which one that is the service judges: the function looks at the
-- force alone, and deletes whichever it is given. The runtime role deletes none without it, as who supervises whom is kept.
CREATE FUNCTION volunteers.delete_supervision(of_force text, of_volunteer text, of_engagement text, of_id text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = volunteers, pg_temp AS $$
BEGIN
    IF of_force IS DISTINCT FROM current_setting('app.force') THEN
        RAISE EXCEPTION 'of another force' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM supervision
    WHERE force = of_force AND volunteer = of_volunteer AND engagement = of_engagement AND id = of_id;
END $$;
REVOKE ALL ON FUNCTION volunteers.delete_supervision FROM PUBLIC;
GRANT EXECUTE ON FUNCTION volunteers.delete_supervision TO volunteers_runtime;

COMMIT;
