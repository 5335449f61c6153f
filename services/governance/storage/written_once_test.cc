// What is written once stays, whoever writes: here the service's own role.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/governance/storage/testing/service_database.h"

namespace copperplate::governance {
namespace {

using ::testing::HasSubstr;

// An action in progress, a final report with a recommendation and a published response, a published
// decision, a signed notice of it, published minutes, an issued paper, an open risk and an entry of
// the forward plan that slipped.
constexpr char kWrittenRows[] = R"(
    INSERT INTO governance.body (force, id, uid, version, created_at, created_by, updated_at,
    updated_by, code, title, aliases, kind, is_public)
    VALUES ('essex', 'bcb', gen_random_uuid(), 1, now(), '', now(), '', 'BCB', 'Board', '{}', 1,
    true);
    INSERT INTO governance.meeting (force, body, id, uid, version, created_at, created_by,
    updated_at, updated_by, date, start_minute, venue, is_public, previous_minutes_of,
    historic_import, state, pack_fixed_at, end_reason, postponed_to, postponed_from)
    VALUES ('essex', 'bcb', 'may', gen_random_uuid(), 1, now(), '', now(), '', '2018-05-10',
    840, '', true, '{}', true, 4, now(), '', '', '');
    INSERT INTO governance.minutes (force, body, meeting, id, uid, version, created_at,
    created_by, updated_at, updated_by, number, state, paragraphs, amendments, signed_by,
    signed_on, corrections, publication)
    VALUES ('essex', 'bcb', 'may', 'version-1', gen_random_uuid(), 1, now(), '', now(), '', 1,
    5, '{text}', '{}', 'Chair', '2018-07-12', '{first}', ROW('https://example.org',
    '2018-07-13', '', now())::governance.publication);
    INSERT INTO governance.paper (force, body, meeting, id, uid, version, created_at,
    created_by, updated_at, updated_by, title, report_from, purpose, recommendations,
    contact_officers, source_documents, submissions, state, marking, versions, attachments,
    urgency_reason, replacement_reason, withdrawal_reason)
    VALUES ('essex', 'bcb', 'may', 'report', gen_random_uuid(), 1, now(), '', now(), '',
    'Report', '', '', '{}', '{}', '{}', '{}', 4, 1, '{first}', '{}', '', '', '');
    INSERT INTO governance.action (force, body, id, uid, version, created_at, created_by,
    updated_at, updated_by, reference, number, raised_on, raised_at_meeting, paragraph, text,
    owner, owner_changes, original_due, due_basis, due_revisions, due_text, plan_code,
    historic_import, recorded_at, state, transitions, evidence, superseded_by, restricted)
    VALUES ('essex', 'bcb', 'bcb-may-2018-action-1', gen_random_uuid(), 1, now(), '', now(), '',
    'BCB May 2018 Action 1', 1, '2018-05-10', '', '', 'Do it', 'Alice', '{}', '2018-06-30', 1,
    '{}', '', '', true, now(), 2, ARRAY[ROW(1, 2, '2018-05-11', '', now(), '', '',
    '')::governance.state_change], '{}', '', true);
    INSERT INTO governance.source_report (force, id, uid, version, created_at, created_by,
    updated_at, updated_by, bodies, title, published_on, scope, statutory_s55, stage, plan_year,
    opinion, judgements, marking)
    VALUES ('essex', 'peel', gen_random_uuid(), 1, now(), '', now(), '', '{1}', 'PEEL',
    '2018-02-08', 1, true, 2, '', '', '{}', 1);
    INSERT INTO governance.recommendation (force, report, id, uid, version, created_at,
    created_by, updated_at, updated_by, number, kind, text, management_response, owner,
    owner_changes, raised_on, original_due, due_revisions, recorded_at, state, transitions,
    evidence, external_entries, verified_by, superseded_by)
    VALUES ('essex', 'peel', 'r1', gen_random_uuid(), 1, now(), '', now(), '', 1, 1, 'Improve',
    '', '', '{}', '2018-02-08', '2018-06-30', '{}', now(), 2, ARRAY[ROW(1, 2, '2018-03-01', '',
    now(), '', '', '')::governance.state_change], '{}', ARRAY[ROW(1, '2018-03-02', '',
    now())::governance.external_entry], '', '');
    INSERT INTO governance.statutory_response (force, id, uid, version, created_at, created_by,
    updated_at, updated_by, report_published_on, chief_comments_due, chief_comments_text,
    chief_comments_absence, reply_to_chief, answers, begun_on, state, transitions, publication)
    VALUES ('essex', 'peel', gen_random_uuid(), 1, now(), '', now(), '', '2018-02-08',
    '2018-03-08', '', 'None came', '', '{}', '2018-02-09', 3, ARRAY[ROW(1, 3, '2018-03-12', '',
    now(), '', '', '')::governance.state_change], ROW('https://example.org', '2018-03-12', '',
    now())::governance.publication);
    INSERT INTO governance.risk (force, id, uid, version, created_at, created_by, updated_at,
    updated_by, reference, title, cause, event, effect, owner, owner_changes, category,
    treatment, objectives, marking, proposed_on, state, transitions, treatment_changes)
    VALUES ('essex', 'fleet', gen_random_uuid(), 1, now(), '', now(), '', 'R 1', 'Fleet', 'Age',
    'Breakdown', 'Delay', 'Alice', ARRAY[ROW('2018-03-01', 'Bob', '',
    now())::governance.owner_change], 'Assets', 1, '{}', 1, '2018-02-01', 2, ARRAY[ROW(1, 2,
    '2018-02-02', '', now(), '', '', '')::governance.state_change], ARRAY[ROW('2018-03-01', 2,
    NULL, '', now())::governance.treatment_change]);
    INSERT INTO governance.forward_plan_entry (force, id, uid, version, created_at, created_by,
    updated_at, updated_by, title, body, intended_month, trigger_text, report_from, purpose,
    origin_action, planned_on, state, transitions, slips, item, intended_changes)
    VALUES ('essex', 'estates', gen_random_uuid(), 1, now(), '', now(), '', 'Estates', 'bcb',
    '2018-07-01', '', '', 1, '', '2018-02-01', 4, ARRAY[ROW(1, 4, '2018-03-01', '', now(), '',
    '', '')::governance.state_change], ARRAY[ROW('2018-03-01', '2018-05-01', '2018-07-01',
    'Late', '', now())::governance.slip], '', ARRAY[ROW('2018-02-02', '', NULL, '2018-04-01',
    '', '', now())::governance.intended_change]);
    INSERT INTO governance.decision (force, id, uid, version, created_at, created_by,
    updated_at, updated_by, reference, item, title, reasons, options,
    significant_public_interest, spi_basis, spi_determined_by, marking, taken_on, taken_by,
    state, transitions, publication, revoked_by)
    VALUES ('essex', 'd1', gen_random_uuid(), 1, now(), '', now(), '', 'D 1', '', 'Decision',
    '', '', true, 'Basis', 'Commissioner', 1, '2018-05-10', 'Commissioner', 3, ARRAY[ROW(2, 3,
    '2018-05-14', '', now(), '', '', '')::governance.state_change], ROW('https://example.org',
    '2018-05-14', '', now())::governance.publication, '');
    INSERT INTO governance.decision_notice (force, id, uid, version, created_at, created_by,
    updated_at, updated_by, reference, decision, title, instrument, signatory, state,
    transitions, agreed_by, signed_on, signed_by)
    VALUES ('essex', 'dn1', gen_random_uuid(), 1, now(), '', now(), '', 'DN 1', 'd1', 'Notice',
    '', 'forces/essex/offices/pcc', 3, ARRAY[ROW(2, 3, '2018-05-11', '', now(), '', '',
    '')::governance.state_change], 'forces/essex/bodies/bcb/meetings/may/outcomes/agreed',
    '2018-05-11', 'Chair');)";

class WrittenOnceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(storage_, ServiceDatabase::Create());
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(kWrittenRows));
  }
  // What comes of the statement in the service's role: the id of the row, or what PostgreSQL says.
  std::string Update(const std::string& statement) {
    const auto told = storage_->database().RunAsSuperuser(
        absl::StrCat("SET search_path TO governance; SET ROLE governance_runtime; "
                     "SET app.force TO 'essex'; UPDATE ",
                     statement));
    return told.ok() ? *told : std::string(told.status().message());
  }

  std::unique_ptr<ServiceDatabase> storage_;
};

struct Change {
  const char* statement;
  const char* told;  // the id, where it is taken
};

TEST_F(WrittenOnceTest, WhatWasRaisedTakenAgreedAndApprovedStays) {
  constexpr char kRaised[] = "what it was raised as does not change";
  constexpr char kTaken[] = "of decision what was taken does not change";
  constexpr char kAgreed[] = "of decision_notice what was agreed to does not change";
  constexpr char kApproved[] = "of minutes what was approved does not change";
  constexpr char kFinal[] = "of source_report what a final one was published as does not change";
  constexpr char kPublished[] = "of statutory_response what was published does not change";
  constexpr char kPlanned[] = "of forward_plan_entry what was planned before does not change";
  const Change changes[] = {
      {"action SET reference = 'BCB June 2018 Action 1'", kRaised},
      {"action SET number = 2", kRaised},
      {"action SET raised_on = '2018-05-09'", kRaised},
      {"action SET original_due = '2018-07-31'", kRaised},
      {"action SET original_due = NULL, due_basis = NULL", kRaised},
      {"action SET historic_import = false", kRaised},
      {"action SET restricted = false", kRaised},
      {"action SET text = 'Do it well'", "bcb-may-2018-action-1"},
      {"recommendation SET number = 2", kRaised},
      {"recommendation SET original_due = '2018-07-31'", kRaised},
      {"recommendation SET text = 'Improve much'", "r1"},
      {"source_report SET published_on = '2018-02-09'", kFinal},
      {"source_report SET historic_import = true", kFinal},
      {"source_report SET title = 'PEEL 2017'", "peel"},
      {"statutory_response SET chief_comments_absence = 'Another'", kPublished},
      {"statutory_response SET answers = ARRAY[ROW('r1', 'It', '')::response_answer]", kPublished},
      {"statutory_response SET publication.url = 'https://example.com'", kPublished},
      {"statutory_response SET sent_to_inspectors_on = sent_to_inspectors_on", "peel"},
      {"forward_plan_entry SET planned_on = '2018-02-02'", kPlanned},
      {"forward_plan_entry SET title = 'Estates again'", "estates"},
      {"risk SET title = 'Vehicles'", "fleet"},
      {"decision SET reference = 'D 2'", kTaken},
      {"decision SET reasons = 'Others'", kTaken},
      {"decision SET taken_on = '2018-05-11'", kTaken},
      {"decision SET publication.url = 'https://example.com'", kTaken},
      {"decision_notice SET reference = 'DN 2'", kAgreed},
      {"decision_notice SET title = 'Another'", kAgreed},
      {"decision_notice SET signed_by = 'Somebody'", kAgreed},
      {"minutes SET paragraphs = '{other}'", kApproved},
      {"minutes SET amendments = '{other}'", kApproved},
      {"minutes SET signed_on = '2018-07-13'", kApproved},
      {"minutes SET publication.url = 'https://example.com'", kApproved},
      {"minutes SET state = 4, publication = NULL", kApproved},
  };
  for (const auto& [statement, told] : changes) {
    EXPECT_THAT(Update(absl::StrCat(statement, " RETURNING id")), HasSubstr(told)) << statement;
  }
}

TEST_F(WrittenOnceTest, AHistoryGoesOnFromWhatItWas) {
  constexpr char kDone[] = "what was done with it does not change";
  constexpr char kFurther[] =
      " || ROW(2, 3, '2018-05-12', '', now(), '', '', '')::state_change RETURNING id";
  EXPECT_THAT(Update("action SET state = 1, transitions = '{}'"), HasSubstr(kDone));
  EXPECT_THAT(Update("action SET transitions[1].reason = 'Another'"), HasSubstr(kDone));
  EXPECT_EQ(Update(absl::StrCat("action SET state = 3, transitions = transitions", kFurther)),
            "bcb-may-2018-action-1");
  for (const char* const taken_back :
       {"recommendation SET state = 1, transitions = '{}'",
        "recommendation SET external_entries = '{}'", "risk SET state = 1, transitions = '{}'",
        "risk SET owner_changes[1].before = 'Eve'", "risk SET treatment_changes = '{}'"}) {
    EXPECT_THAT(Update(taken_back), HasSubstr(kDone)) << taken_back;
  }
  for (const char* const taken_back :
       {"forward_plan_entry SET state = 1, transitions = '{}'",
        "forward_plan_entry SET slips = '{}'",
        "forward_plan_entry SET intended_changes[1].month = '2018-05-01'"}) {
    EXPECT_THAT(Update(taken_back),
                HasSubstr("of forward_plan_entry what was planned before does not change"))
        << taken_back;
  }
  EXPECT_THAT(Update("statutory_response SET transitions[1].reason = 'Another'"),
              HasSubstr("of statutory_response what was published does not change"));
  EXPECT_THAT(Update("minutes SET corrections = '{}'"),
              HasSubstr("of minutes what was approved does not change"));
  EXPECT_EQ(Update("minutes SET corrections = corrections || '{second}'::text[] RETURNING id"),
            "version-1");
  EXPECT_THAT(Update("paper SET versions = '{other}'"),
              HasSubstr("of paper what was uploaded does not change"));
  EXPECT_EQ(Update("paper SET versions = versions || '{second}'::text[] RETURNING id"), "report");
}

// What nobody may write again at all.
TEST_F(WrittenOnceTest, WhatIsFrozenIsNotUpdated) {
  for (const char* const table : {"risk_register_snapshot", "risk_assessment", "paper_content"}) {
    EXPECT_THAT(Update(absl::StrCat(table, " SET force = force")),
                HasSubstr(absl::StrCat("permission denied for table ", table)));
  }
}

}  // namespace
}  // namespace copperplate::governance
