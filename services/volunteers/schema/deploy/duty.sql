-- Deploy volunteers:duty
BEGIN;

-- For the exclusion constraint below; trusted, so that the owner may make it. It is the whole database's: reverting leaves it.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- For the foreign key of `duty.person`.
ALTER TABLE volunteers.volunteer ADD CONSTRAINT volunteer_person UNIQUE (force, id, uid);

-- Times that volunteers give, planned or done. An edition of a duty that was verified never changes but to AMENDED, when the
-- next one takes its place.
CREATE TABLE volunteers.duty (
    force            text COLLATE "C" NOT NULL,
    volunteer        text COLLATE "C" NOT NULL,
    engagement       text COLLATE "C" NOT NULL,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    edition          integer          NOT NULL CHECK (edition > 0),
    uid              uuid             NOT NULL, -- of all its editions
    person           uuid             NOT NULL, -- the volunteer's uid, which never changes: for the constraint on overlaps
    version          bigint           NOT NULL CHECK (version > 0), -- counts its changes, through all editions
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    -- Of duty_type, whose rows nobody deletes; without a foreign key, which would have all duties of a type lock its one row.
    type             text COLLATE "C" NOT NULL,
    planned_from     timestamptz,
    planned_to       timestamptz      CHECK (planned_to > planned_from),
    actual_from      timestamptz,
    actual_to        timestamptz      CHECK (actual_to > actual_from),
    break_minutes    integer          NOT NULL CHECK (break_minutes >= 0),
    state            smallint         NOT NULL CHECK (state BETWEEN 1 AND 8), -- 1 PLANNED, 2 ON_DUTY, 3 COMPLETED, 4 VERIFIED,
                                                                              -- 5 CANCELLED, 6 NO_SHOW, 7 REJECTED, 8 AMENDED
    area             text             NOT NULL, -- may be empty
    entered_at       timestamptz      NOT NULL, -- this edition
    recorded_by      text             NOT NULL, -- likewise
    verified_by      text             NOT NULL, -- of VERIFIED and AMENDED
    reason           text             NOT NULL, -- of REJECTED, and of an edition beyond the first
    override_kinds   smallint[]       NOT NULL, -- 1 LONG_DUTY, 2 LATE_ENTRY, 3 REST
    override_bys     text[]           NOT NULL, -- the nth of the nth kind
    override_reasons text[]           NOT NULL, -- likewise
    source           text             NOT NULL, -- the system that it comes from; empty: none
    source_id        text COLLATE "C" NOT NULL, -- its id there; empty: none
    source_digest    bytea,                     -- of what the source said, of the first edition of one that was imported
    import_id        text COLLATE "C" NOT NULL, -- of the import that brought it; empty: none did
    revision         bigint           NOT NULL CHECK (revision >= 0), -- the force's when it was last changed
    starts_at        timestamptz      NOT NULL GENERATED ALWAYS AS (coalesce(actual_from, planned_from)) STORED,
    ends_at          timestamptz      NOT NULL GENERATED ALWAYS AS (coalesce(actual_to, planned_to)) STORED,
    PRIMARY KEY (force, volunteer, engagement, id, edition),
    FOREIGN KEY (force, volunteer, engagement) REFERENCES volunteers.engagement,
    FOREIGN KEY (force, volunteer, person) REFERENCES volunteers.volunteer (force, id, uid),
    CHECK ((planned_from IS NULL) = (planned_to IS NULL) AND (actual_from IS NULL) = (actual_to IS NULL)),
    CHECK (state NOT IN (3, 4, 7, 8) OR actual_from IS NOT NULL),
    CHECK ((state IN (4, 8)) = (verified_by <> '')),
    CHECK (cardinality(override_bys) = cardinality(override_kinds)
           AND cardinality(override_reasons) = cardinality(override_kinds)),
    -- No two duties of one person overlap, of whatever kinds and engagements; they may touch. What was cancelled, not attended,
    -- rejected or amended takes no time. A uid says the force too, and takes a third of the time that two texts do.
    CONSTRAINT duty_overlap EXCLUDE USING gist (person WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (state <= 4)
);
CREATE UNIQUE INDEX duty_source_key ON volunteers.duty (force, source, source_id) WHERE source_id <> '' AND edition = 1;
CREATE INDEX duty_by_time ON volunteers.duty (force, starts_at, uid, edition);
ALTER TABLE volunteers.duty ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.duty FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.duty FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.duty FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.duty TO volunteers_runtime;
GRANT UPDATE (version, updated_at, updated_by, actual_from, actual_to, break_minutes, state, area, entered_at, recorded_by,
    verified_by, reason, override_kinds, override_bys, override_reasons, revision) ON volunteers.duty TO volunteers_runtime;

-- The revision that a duty is of: the force's present one. Duties share the lock and so do not wait for one another; what counts
-- the revision up (storage/root_rows.cc) holds it alone. So once a revision is left behind, no duty of it is still to come, and
-- what was known at it can be told again. A statement of its own, since that of the caller may have begun before the lock.
CREATE FUNCTION volunteers.revision_of_duty(of_force text) RETURNS bigint LANGUAGE plpgsql VOLATILE STRICT AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('volunteers/revision/' || of_force, 0));
    RETURN (SELECT r.revision FROM volunteers.revision r WHERE r.force = of_force);
END $$;
REVOKE ALL ON FUNCTION volunteers.revision_of_duty FROM PUBLIC;
GRANT EXECUTE ON FUNCTION volunteers.revision_of_duty TO volunteers_runtime;

COMMIT;
