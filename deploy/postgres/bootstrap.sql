-- The three roles of one service, run once by a superuser in the database that will hold its schema:
--
--   psql -v service=indicators copperplate <<'END'
--   \set owner_password `cat /run/secrets/indicators_owner`
--   \set runtime_password `cat /run/secrets/indicators_runtime`
--   \set worker_password `cat /run/secrets/indicators_worker`
--   \i deploy/postgres/bootstrap.sql
--   END
--
-- Passwords go by standard input, files or the environment (\getenv), never by `-v`: a command line is there for
-- everybody on the machine to read. Again to change the passwords. The owner migrates and owns every table; the runtime
-- role serves requests under row-level security; the worker seals events and applies retention across forces. None is
-- superuser or bypasses row-level security.
\set ON_ERROR_STOP on
SELECT set_config('bootstrap.service', :'service', false) \g /dev/null

DO $$
DECLARE
    service text := current_setting('bootstrap.service');
    kind    text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['owner', 'runtime', 'worker'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service || '_' || kind) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', service || '_' || kind);
        END IF;
    END LOOP;
    EXECUTE format('GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO %I', current_database(), service || '_owner');
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I, %I', current_database(), service || '_runtime',
                   service || '_worker');
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

-- The net under the deadlines that the service itself enforces: beyond the longest that a method allows, 600 s for an import.
SELECT format('ALTER ROLE %I SET statement_timeout = %L', :'service' || '_runtime', '11min') \gexec
SELECT format('ALTER ROLE %I SET statement_timeout = %L', :'service' || '_worker', '11min') \gexec

SELECT format('ALTER ROLE %I PASSWORD %L', :'service' || '_owner', :'owner_password') \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'service' || '_runtime', :'runtime_password') \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'service' || '_worker', :'worker_password') \gexec
