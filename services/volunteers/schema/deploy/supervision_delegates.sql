-- Deploy volunteers:supervision_delegates
BEGIN;

-- Whom the supervisor names to verify duties as well.
ALTER TABLE volunteers.supervision ADD COLUMN delegates text[] NOT NULL DEFAULT '{}';
GRANT UPDATE (delegates) ON volunteers.supervision TO volunteers_runtime;

COMMIT;
