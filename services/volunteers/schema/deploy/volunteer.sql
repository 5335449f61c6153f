-- Deploy volunteers:volunteer
BEGIN;

-- Who volunteers. Of one who was anonymised nothing personal is left but the year of birth.
CREATE TABLE volunteers.volunteer (
    force             text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id                text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid               uuid             NOT NULL,
    version           bigint           NOT NULL,
    created_at        timestamptz      NOT NULL,
    created_by        text             NOT NULL,
    updated_at        timestamptz      NOT NULL,
    updated_by        text             NOT NULL,
    name              text             NOT NULL,
    date_of_birth     date,
    year_of_birth     integer,
    contact           text             NOT NULL,
    emergency_contact text             NOT NULL,
    home_area         text             NOT NULL,
    preferred_areas   text[]           NOT NULL,
    marking           smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- 1 OFFICIAL, 2 OFFICIAL_SENSITIVE
    anonymised_on     date,
    PRIMARY KEY (force, id),
    CHECK (CASE WHEN anonymised_on IS NULL THEN name <> '' AND date_of_birth IS NOT NULL AND year_of_birth IS NULL
           ELSE name = '' AND date_of_birth IS NULL AND contact = '' AND emergency_contact = '' AND home_area = ''
                AND preferred_areas = '{}' END)
);
ALTER TABLE volunteers.volunteer ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.volunteer FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.volunteer FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.volunteer FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.volunteer TO volunteers_runtime;
GRANT UPDATE (name, date_of_birth, year_of_birth, contact, emergency_contact, home_area, preferred_areas, marking,
    anonymised_on, version, updated_at, updated_by) ON volunteers.volunteer TO volunteers_runtime;

COMMIT;
