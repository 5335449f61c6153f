-- Deploy governance:written_once
BEGIN;

-- What is written once stays, whoever writes: the service refuses it too, with a reason. Rows are written as a whole, so the
-- columns cannot be left out of what the service may update.
CREATE FUNCTION governance.keep_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'of % % does not change', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'check_violation';
END
$$;
REVOKE ALL ON FUNCTION governance.keep_written FROM PUBLIC;

-- Whether a history goes on from what it was.
CREATE FUNCTION governance.continues(earlier anyarray, later anyarray) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT later[1:cardinality(earlier)] IS NOT DISTINCT FROM earlier
$$;
REVOKE ALL ON FUNCTION governance.continues FROM PUBLIC;
GRANT EXECUTE ON FUNCTION governance.continues TO governance_runtime;

CREATE TRIGGER keep_raised BEFORE UPDATE ON governance.action FOR EACH ROW
    WHEN ((NEW.reference, NEW.number, NEW.raised_on, NEW.raised_at_meeting, NEW.raised_at_item, NEW.original_due, NEW.due_basis,
           NEW.historic_import, NEW.recorded_at)
          IS DISTINCT FROM
          (OLD.reference, OLD.number, OLD.raised_on, OLD.raised_at_meeting, OLD.raised_at_item, OLD.original_due, OLD.due_basis,
           OLD.historic_import, OLD.recorded_at)
          OR (OLD.restricted AND NOT NEW.restricted)
          OR (OLD.struck_out IS NOT NULL AND NEW.struck_out IS DISTINCT FROM OLD.struck_out))
    EXECUTE FUNCTION governance.keep_written('what it was raised as');
CREATE TRIGGER keep_history BEFORE UPDATE ON governance.action FOR EACH ROW
    WHEN (NOT governance.continues(OLD.transitions, NEW.transitions)
          OR NOT governance.continues(OLD.due_revisions, NEW.due_revisions)
          OR NOT governance.continues(OLD.owner_changes, NEW.owner_changes)
          OR NOT governance.continues(OLD.evidence, NEW.evidence))
    EXECUTE FUNCTION governance.keep_written('what was done with it');

CREATE TRIGGER keep_raised BEFORE UPDATE ON governance.recommendation FOR EACH ROW
    WHEN ((NEW.number, NEW.raised_on, NEW.original_due, NEW.recorded_at)
          IS DISTINCT FROM (OLD.number, OLD.raised_on, OLD.original_due, OLD.recorded_at))
    EXECUTE FUNCTION governance.keep_written('what it was raised as');
CREATE TRIGGER keep_history BEFORE UPDATE ON governance.recommendation FOR EACH ROW
    WHEN (NOT governance.continues(OLD.transitions, NEW.transitions)
          OR NOT governance.continues(OLD.due_revisions, NEW.due_revisions)
          OR NOT governance.continues(OLD.owner_changes, NEW.owner_changes)
          OR NOT governance.continues(OLD.evidence, NEW.evidence)
          OR NOT governance.continues(OLD.external_entries, NEW.external_entries))
    EXECUTE FUNCTION governance.keep_written('what was done with it');

CREATE TRIGGER keep_published BEFORE UPDATE ON governance.source_report FOR EACH ROW
    WHEN (NEW.historic_import <> OLD.historic_import
          OR (OLD.stage = 2 AND (NEW.stage, NEW.published_on) IS DISTINCT FROM (OLD.stage, OLD.published_on)))
    EXECUTE FUNCTION governance.keep_written('what a final one was published as');

-- A decision is what was taken.
CREATE TRIGGER keep_taken BEFORE UPDATE ON governance.decision FOR EACH ROW
    WHEN ((OLD.state >= 2
           AND (NEW.reference, NEW.item, NEW.title, NEW.reasons, NEW.options, NEW.significant_public_interest, NEW.spi_basis,
                NEW.spi_determined_by, NEW.marking, NEW.taken_on, NEW.taken_by)
               IS DISTINCT FROM
               (OLD.reference, OLD.item, OLD.title, OLD.reasons, OLD.options, OLD.significant_public_interest, OLD.spi_basis,
                OLD.spi_determined_by, OLD.marking, OLD.taken_on, OLD.taken_by))
          OR ((OLD.publication).url IS NOT NULL AND NEW.publication IS DISTINCT FROM OLD.publication)
          OR ((OLD.exemption).category IS NOT NULL AND NEW.exemption IS DISTINCT FROM OLD.exemption)
          OR NOT governance.continues(OLD.transitions, NEW.transitions))
    EXECUTE FUNCTION governance.keep_written('what was taken');

-- What was agreed is what is signed.
CREATE TRIGGER keep_agreed BEFORE UPDATE ON governance.decision_notice FOR EACH ROW
    WHEN ((OLD.state >= 2
           AND (NEW.reference, NEW.decision, NEW.title, NEW.instrument, NEW.signatory, NEW.agreed_by)
               IS DISTINCT FROM (OLD.reference, OLD.decision, OLD.title, OLD.instrument, OLD.signatory, OLD.agreed_by))
          OR (OLD.signed_on IS NOT NULL AND (NEW.signed_on, NEW.signed_by) IS DISTINCT FROM (OLD.signed_on, OLD.signed_by))
          OR ((OLD.publication).url IS NOT NULL AND NEW.publication IS DISTINCT FROM OLD.publication)
          OR NOT governance.continues(OLD.transitions, NEW.transitions))
    EXECUTE FUNCTION governance.keep_written('what was agreed to');

-- From their approval on what is wrong in minutes is corrected beside the text.
CREATE TRIGGER keep_approved BEFORE UPDATE ON governance.minutes FOR EACH ROW
    WHEN (NEW.number <> OLD.number OR NEW.state < OLD.state
          OR (OLD.state >= 3 AND (NEW.paragraphs, NEW.amendments, NEW.approval)
                                 IS DISTINCT FROM (OLD.paragraphs, OLD.amendments, OLD.approval))
          OR (OLD.state >= 4 AND (NEW.signed_by, NEW.signed_on) IS DISTINCT FROM (OLD.signed_by, OLD.signed_on))
          OR (OLD.state = 5 AND NEW.publication IS DISTINCT FROM OLD.publication)
          OR NOT governance.continues(OLD.corrections, NEW.corrections))
    EXECUTE FUNCTION governance.keep_written('what was approved');

-- A version of a paper is followed by another, and nothing else. Its bytes nobody may update.
CREATE TRIGGER keep_versions BEFORE UPDATE ON governance.paper FOR EACH ROW
    WHEN (NEW.carried_from <> OLD.carried_from OR NOT governance.continues(OLD.versions, NEW.versions))
    EXECUTE FUNCTION governance.keep_written('what was uploaded');

-- A published response answers every recommendation in one way.
CREATE TRIGGER keep_published BEFORE UPDATE ON governance.statutory_response FOR EACH ROW
    WHEN ((OLD.state >= 3
           AND (NEW.report_published_on, NEW.chief_comments_due, NEW.chief_comments_on, NEW.chief_comments_text,
                NEW.chief_comments_absence, NEW.reply_to_chief, NEW.answers, NEW.publication)
               IS DISTINCT FROM
               (OLD.report_published_on, OLD.chief_comments_due, OLD.chief_comments_on, OLD.chief_comments_text,
                OLD.chief_comments_absence, OLD.reply_to_chief, OLD.answers, OLD.publication))
          OR NOT governance.continues(OLD.transitions, NEW.transitions))
    EXECUTE FUNCTION governance.keep_written('what was published');

CREATE TRIGGER keep_history BEFORE UPDATE ON governance.risk FOR EACH ROW
    WHEN (NOT governance.continues(OLD.transitions, NEW.transitions)
          OR NOT governance.continues(OLD.owner_changes, NEW.owner_changes)
          OR NOT governance.continues(OLD.treatment_changes, NEW.treatment_changes))
    EXECUTE FUNCTION governance.keep_written('what was done with it');
CREATE TRIGGER keep_history BEFORE UPDATE ON governance.forward_plan_entry FOR EACH ROW
    WHEN (NEW.planned_on <> OLD.planned_on
          OR NOT governance.continues(OLD.transitions, NEW.transitions)
          OR NOT governance.continues(OLD.slips, NEW.slips)
          OR NOT governance.continues(OLD.intended_changes, NEW.intended_changes))
    EXECUTE FUNCTION governance.keep_written('what was planned before');

COMMIT;
