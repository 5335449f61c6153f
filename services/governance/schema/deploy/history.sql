-- Deploy governance:history
BEGIN;

-- What records keep of their past: appended, never changed, and read and written with the record, since a log of thousands of
-- them is told from it. A record has a hundred of each at most.

-- Since when another answers for it.
CREATE TYPE governance.owner_change AS (
    on_day      date,
    before      text, -- who did until then; may be empty
    recorded_by text,
    recorded_at timestamptz
);

-- That the date by which it is to be done was moved.
CREATE TYPE governance.due_revision AS (
    on_day      date,
    due         date,
    reason      text,
    approved_by text,
    recorded_by text,
    recorded_at timestamptz
);

-- A step from state to state, as the record's own `state` numbers them.
CREATE TYPE governance.state_change AS (
    from_state  smallint,
    to_state    smallint,
    on_day      date,
    recorded_by text,
    recorded_at timestamptz,
    reason      text,
    decided_at  text, -- resource name of the meeting or outcome; may be empty
    delegate    text  -- may be empty
);

-- What shows that something was done.
CREATE TYPE governance.evidence AS (
    description text,
    reference   text,
    on_day      date,
    added_by    text,
    recorded_at timestamptz
);

-- That it was recorded in error.
CREATE TYPE governance.strike_out AS (
    on_day      date,
    reason      text,
    recorded_by text,
    recorded_at timestamptz
);

COMMIT;
