-- Deploy governance:paper_carried
BEGIN;

-- Papers come along where a meeting is postponed.
ALTER TABLE governance.paper ADD COLUMN carried_from text COLLATE "C" NOT NULL DEFAULT ''; -- id of a meeting; '': none
GRANT UPDATE (carried_from) ON governance.paper TO governance_runtime;

COMMIT;
