-- Deploy indicators:printed_cell
BEGIN;

CREATE TABLE indicators.printed_cell (
    force      text COLLATE "C" NOT NULL,
    indicator  integer          NOT NULL,
    area       integer          NOT NULL,
    month      integer          NOT NULL,
    cell       smallint         NOT NULL CHECK (cell BETWEEN 1 AND 13), -- the proto's Indicator.Column
    comparator smallint         NOT NULL CHECK (comparator BETWEEN 0 AND 3), -- 0 but for PEERS
    revision   bigint           NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'), -- made of the rest of its key
    text       text             NOT NULL,
    reason     text             NOT NULL,
    verdict    smallint         NOT NULL CHECK (verdict BETWEEN 0 AND 3),
    data_to    integer,
    source     text             NOT NULL,
    PRIMARY KEY (force, area, indicator, month, cell, comparator, revision),
    UNIQUE (force, id, revision),
    FOREIGN KEY (force, indicator) REFERENCES indicators.indicator,
    FOREIGN KEY (force, area) REFERENCES indicators.area
);
ALTER TABLE indicators.printed_cell ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON indicators.printed_cell FOR SELECT TO indicators_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON indicators.printed_cell FOR INSERT TO indicators_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON indicators.printed_cell TO indicators_runtime;

COMMIT;
