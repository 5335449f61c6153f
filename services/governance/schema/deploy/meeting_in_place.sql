-- Deploy governance:meeting_in_place
BEGIN;

-- The meeting that takes the place of a postponed one, for queries.
CREATE TYPE governance.meeting_in_place AS (
    name        text, -- resource name
    on_day      date,
    recorded_at timestamptz -- since when it does
);

COMMIT;
