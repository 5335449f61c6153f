-- Deploy delivery:parsed_link
BEGIN;

-- A text made it, and it goes with its words; those that people made stay.
ALTER TABLE delivery.plan_link ADD COLUMN parsed boolean NOT NULL DEFAULT false;
GRANT UPDATE (parsed) ON delivery.plan_link TO delivery_runtime;

-- Imports alone made links of texts until now: of narratives that still have their words.
UPDATE delivery.plan_link l SET parsed = true
FROM delivery.activity a
WHERE a.force = l.force AND a.plan = l.plan AND a.code = l.from_code AND l.kind = 1 AND l.to_text <> ''
    AND strpos(lower(a.narrative), 'see also ') > 0 AND strpos(a.narrative, l.to_text) > 0
    AND EXISTS (SELECT FROM delivery.plan_import i
                WHERE i.force = l.force AND i.plan = l.plan AND i.created_at = l.created_at);

COMMIT;
