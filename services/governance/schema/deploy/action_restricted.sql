-- Deploy governance:action_restricted
BEGIN;

-- Actions of restricted items say nothing to who is but a viewer. The defaults are for a release that does not know of it.
ALTER TABLE governance.action
    ADD COLUMN raised_at_item text COLLATE "C" NOT NULL DEFAULT '' -- resource name; may be empty
        CHECK (raised_at_item = '' OR starts_with(raised_at_item, raised_at_meeting || '/agendaItems/')),
    ADD COLUMN restricted boolean NOT NULL DEFAULT false; -- never taken off again
GRANT UPDATE (raised_at_item, restricted) ON governance.action TO governance_runtime;

-- Those that are there: by the paragraph of their minutes, and by the outcomes that decided them.
UPDATE governance.action a SET restricted = true
WHERE EXISTS (
    SELECT FROM governance.agenda_item i
    WHERE i.force = a.force AND i.body = a.body AND i.restricted
      AND a.raised_at_meeting = 'forces/' || i.force || '/bodies/' || i.body || '/meetings/' || i.meeting
      AND starts_with(a.paragraph, i.number || '.'))
OR EXISTS (
    SELECT FROM unnest(a.transitions) t, governance.outcome o JOIN governance.agenda_item i
      ON i.force = o.force AND i.body = o.body AND i.meeting = o.meeting AND i.id = o.item
    WHERE o.force = a.force AND o.body = a.body AND i.restricted
      AND t.decided_at = 'forces/' || o.force || '/bodies/' || o.body || '/meetings/' || o.meeting || '/outcomes/' || o.id);

COMMIT;
