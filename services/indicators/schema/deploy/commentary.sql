-- Deploy indicators:commentary
BEGIN;

-- What people say of a month's figures: a row for each revision that changed one.
CREATE TABLE indicators.commentary (
    force      text COLLATE "C" NOT NULL REFERENCES indicators.force,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    revision   bigint           NOT NULL,
    uid        uuid             NOT NULL,
    created_at timestamptz      NOT NULL, -- of the first of its revisions since there was none of its id
    updated_at timestamptz      NOT NULL, -- the revision's instant
    deleted    boolean          NOT NULL, -- from this revision on there is none; all else is as it was
    -- The same in all revisions of one uid, so that the newest of a month's rows is the commentary's newest.
    subject    smallint         NOT NULL CHECK (subject BETWEEN 1 AND 4), -- indicator, theme, area, section
    indicator  integer          CHECK ((indicator IS NOT NULL) = (subject = 1)),
    theme      text COLLATE "C" NOT NULL CHECK ((theme <> '') = (subject = 2)),
    area       integer          NOT NULL,
    month      integer          NOT NULL, -- month number: year x 12 + month - 1
    heading    text             NOT NULL CHECK (heading <> '' OR subject <> 4),
    text       text             NOT NULL CHECK (text <> ''),
    sources    text[]           NOT NULL,
    author     text             NOT NULL,
    state      smallint         NOT NULL CHECK (state BETWEEN 1 AND 2), -- draft, agreed
    marking    smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- official, official-sensitive
    PRIMARY KEY (force, id, revision),
    FOREIGN KEY (force, indicator) REFERENCES indicators.indicator,
    FOREIGN KEY (force, area) REFERENCES indicators.area,
    CHECK (NOT deleted OR state = 1) -- what is agreed is reopened before it goes
);
-- In the order in which the newest of each is met first.
CREATE INDEX commentary_by_month ON indicators.commentary (force, month, area, id, revision DESC);
ALTER TABLE indicators.commentary ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON indicators.commentary FOR SELECT TO indicators_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON indicators.commentary FOR INSERT TO indicators_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON indicators.commentary TO indicators_runtime;

-- What a snapshot keeps of them, as parts of the API's message: what everybody reads, and what is marked OFFICIAL-SENSITIVE.
-- Empty in those published before.
ALTER TABLE indicators.snapshot
    ADD COLUMN commentaries bytea NOT NULL DEFAULT '',
    ADD COLUMN sensitive_commentaries bytea NOT NULL DEFAULT '';

COMMIT;
