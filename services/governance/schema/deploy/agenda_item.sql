-- Deploy governance:agenda_item
BEGIN;

-- What is on the agenda of a meeting.
CREATE TABLE governance.agenda_item (
    force                       text COLLATE "C" NOT NULL,
    body                        text COLLATE "C" NOT NULL,
    meeting                     text COLLATE "C" NOT NULL,
    id                          text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                         uuid             NOT NULL,
    version                     bigint           NOT NULL,
    created_at                  timestamptz      NOT NULL,
    created_by                  text             NOT NULL,
    updated_at                  timestamptz      NOT NULL,
    updated_by                  text             NOT NULL,
    number                      text COLLATE "C" NOT NULL CHECK (number <> ''), -- as printed: `5.1`
    place_before                integer          NOT NULL CHECK (place_before BETWEEN 0 AND 1000), -- before the number
    title                       text             NOT NULL CHECK (title <> ''),
    purpose                     smallint         NOT NULL CHECK (purpose BETWEEN 1 AND 5), -- 1 NOTE, 2 DECIDE, 3 APPROVE, 4 DISCUSS, 5 PROCEDURAL
    report_from                 text             NOT NULL,
    restricted                  boolean          NOT NULL, -- not for the public
    restriction_reason          text             NOT NULL CHECK ((restriction_reason <> '') = restricted),
    significant_public_interest boolean          NOT NULL,
    urgency_reason              text             NOT NULL,
    carried_from                text COLLATE "C" NOT NULL, -- id of a meeting; '': none
    place                       text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
        lpad(place_before::text, 4, '0') || ' '
        || regexp_replace(regexp_replace(number, '(\d+)', '00\1', 'g'), '\d*(\d{3})', '\1', 'g') || ' ' || id) STORED, -- in the order of printing
    PRIMARY KEY (force, body, meeting, id),
    FOREIGN KEY (force, body, meeting) REFERENCES governance.meeting
);
CREATE INDEX agenda_item_by_place ON governance.agenda_item (force, body, meeting, place);
ALTER TABLE governance.agenda_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.agenda_item FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.agenda_item FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.agenda_item FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.agenda_item FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.agenda_item TO governance_runtime;
GRANT UPDATE (number, place_before, title, purpose, report_from, restricted, restriction_reason,
    significant_public_interest, urgency_reason, carried_from, version, updated_at, updated_by) ON
    governance.agenda_item TO governance_runtime;

COMMIT;
