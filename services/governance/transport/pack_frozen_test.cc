// What the publication of an agenda freezes for the pack: told to the letter, and to whom.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/governance/v1/governance_settings_service.grpc.pb.h"
#include "copperplate/governance/v1/risk_assessment_service.grpc.pb.h"
#include "copperplate/governance/v1/risk_service.grpc.pb.h"
#include "libs/testing/status_matchers.h"
#include "services/governance/transport/testing/pack_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

constexpr char kCellsReport[] = "forces/essex/sourceReports/cells";
constexpr char kCustodyRisk[] = "forces/essex/risks/custody";
constexpr char kVisitEntry[] = "forces/essex/forwardPlan/visit";

class PackFrozenTest : public PackTest {
 protected:
  // Something of each register, all of it open to viewers.
  void SetUp() override {
    PackTest::SetUp();
    MakeMeeting();
    AddAction("Report back on custody", "2018-05-20");
    AddAction("Write to the Home Office");
    AddReport("cells", false, v1::SourceReport::OFFICIAL);
    AddReport("done", true, v1::SourceReport::OFFICIAL);
    Plan("visit");
    ConfirmForOctober("visit");
    AddRisk("custody", "R7");
    AddRisk("demand", "R9");
  }

  // Open since 16 January 2018, of the score 12 since 1 February.
  void AddRisk(const std::string& id, const std::string& reference) {
    v1::CreateRiskRequest create;
    create.set_parent("forces/essex");
    create.set_risk_id(id);
    v1::Risk& risk = *create.mutable_risk();
    risk.set_reference(reference);
    risk.set_title("Condition of the custody estate");
    risk.set_cause("Cells without sufficient ventilation");
    risk.set_event("A suite is closed");
    risk.set_effect("Detainees are taken to other counties");
    risk.set_owner("Head of Custody");
    risk.set_category("Estates");
    risk.set_treatment(v1::Risk::TREAT);
    risk.set_marking(v1::Risk::OFFICIAL);
    risk.set_proposed_on("2018-01-04");
    ABSL_ASSERT_OK(Call(*risks_, &v1::RiskService::Stub::CreateRisk, create, Analyst("essex")));
    v1::OpenRiskRequest open;
    open.set_name("forces/essex/risks/" + id);
    open.set_on("2018-01-16");
    ABSL_ASSERT_OK(Call(*risks_, &v1::RiskService::Stub::OpenRisk, open, Publisher("essex")));
    v1::CreateRiskAssessmentRequest assess;
    assess.set_parent(open.name());
    assess.set_risk_assessment_id("first");
    v1::RiskAssessment& assessment = *assess.mutable_risk_assessment();
    assessment.set_as_of("2018-02-01");
    for (auto* level : {assessment.mutable_inherent(), assessment.mutable_current(),
                        assessment.mutable_target()}) {
      level->set_likelihood(3);
      level->set_impact(4);
    }
    assessment.set_rationale("After the inspection");
    ABSL_ASSERT_OK(Call(*assessments_, &v1::RiskAssessmentService::Stub::CreateRiskAssessment,
                        assess, Analyst("essex")));
  }
  // Every text that a register of the pack has, and what it is counted by.
  void RewriteEverything() {
    v1::UpdateActionRequest action;
    action.mutable_action()->set_name(absl::StrCat(kBoard, "/actions/bcb-april-2018-action-1"));
    action.mutable_action()->set_text("Nothing was asked");
    action.mutable_update_mask()->add_paths("text");
    ABSL_ASSERT_OK(
        Call(*actions_, &v1::ActionService::Stub::UpdateAction, action, Analyst("essex")));
    v1::UpdateRecommendationRequest recommendation;
    recommendation.mutable_recommendation()->set_name(
        absl::StrCat(kCellsReport, "/recommendations/r1"));
    recommendation.mutable_recommendation()->set_text("Keep the cells");
    recommendation.mutable_update_mask()->add_paths("text");
    ABSL_ASSERT_OK(Call(*recommendations_, &v1::RecommendationService::Stub::UpdateRecommendation,
                        recommendation, Analyst("essex")));
    v1::UpdateSourceReportRequest report;
    report.mutable_source_report()->set_name(kCellsReport);
    report.mutable_source_report()->set_title("No cells");
    report.mutable_update_mask()->add_paths("title");
    ABSL_ASSERT_OK(Call(*reports_, &v1::SourceReportService::Stub::UpdateSourceReport, report,
                        Analyst("essex")));
    v1::UpdateRiskRequest risk;
    risk.mutable_risk()->set_name(kCustodyRisk);
    risk.mutable_risk()->set_title("None");
    risk.mutable_risk()->set_category("People");
    risk.mutable_update_mask()->add_paths("title");
    risk.mutable_update_mask()->add_paths("category");
    ABSL_ASSERT_OK(Call(*risks_, &v1::RiskService::Stub::UpdateRisk, risk, Analyst("essex")));
    v1::UpdateForwardPlanEntryRequest entry;
    entry.mutable_forward_plan_entry()->set_name(kVisitEntry);
    entry.mutable_forward_plan_entry()->set_title("Nothing");
    entry.mutable_update_mask()->add_paths("title");
    ABSL_ASSERT_OK(Call(*plan_, &v1::ForwardPlanService::Stub::UpdateForwardPlanEntry, entry,
                        Analyst("essex")));
    v1::CreateGovernanceSettingsRequest settings;
    settings.set_parent("forces/essex");
    settings.set_governance_settings_id("strict");
    settings.mutable_governance_settings()->set_from_date("2018-01-01");
    settings.mutable_governance_settings()->set_due_soon_days(2);
    settings.mutable_governance_settings()->set_high_from(13);
    ABSL_ASSERT_OK(Call(*settings_, &v1::GovernanceSettingsService::Stub::CreateGovernanceSettings,
                        settings, Publisher("essex")));
  }
  // One of each; the entry by the item as which it is taken after the meeting.
  void Restrict() {
    TakeInOctober("visit", "2018-06-01");
    for (const char* change :
         {"action SET restricted = true WHERE number = 1",
          "source_report SET marking = 2 WHERE id = 'cells'",
          "risk SET marking = 2 WHERE id = 'custody'",
          "agenda_item SET restricted = true, restriction_reason = 'Names people' "
          "WHERE meeting = 'october'"}) {
      Value(absl::StrCat("UPDATE governance.", change, " RETURNING force"));
    }
  }
  static std::vector<std::string> Digests(const v1::Pack& pack) {
    return {pack.actions().source().sha256(), pack.recommendations().source().sha256(),
            pack.risks().source().sha256(), pack.forward_plan().source().sha256()};
  }
  static std::vector<std::string> Risks(const v1::Pack& pack) {
    std::vector<std::string> references;
    for (const auto& row : pack.risks().risk_register().rows()) {
      references.push_back(row.reference());
    }
    return references;
  }
  void UnfreezeMay() {
    Value(
        "WITH gone AS (DELETE FROM governance.pack_register RETURNING register) "
        "SELECT count(*) FROM gone");
  }

  std::unique_ptr<v1::RiskService::Stub> risks_ = v1::RiskService::NewStub(channel());
  std::unique_ptr<v1::RiskAssessmentService::Stub> assessments_ =
      v1::RiskAssessmentService::NewStub(channel());
  std::unique_ptr<v1::GovernanceSettingsService::Stub> settings_ =
      v1::GovernanceSettingsService::NewStub(channel());
};

TEST_F(PackFrozenTest, WhatIsRewrittenSinceIsToldAsItWasTabled) {
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  for (const Caller& caller : {Analyst("essex"), Viewer("essex")}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get(kMay, caller));
    EXPECT_THAT(Texts(pack), ElementsAre("Report back on custody", "Write to the Home Office"));
    EXPECT_EQ(pack.actions().log().due_soon(), 1);
    EXPECT_EQ(pack.recommendations().log().recommendations_size(), 1);
    EXPECT_EQ(pack.recommendations().log().total(), 2);
    EXPECT_THAT(Risks(pack), ElementsAre("R7", "R9"));
    EXPECT_EQ(pack.risks().risk_register().rows(0).band(), v1::RiskRegisterRow::HIGH);
    ASSERT_EQ(pack.forward_plan().entries_size(), 1);
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack whole, Get());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack shown, Get(kMay, Viewer("essex")));
  EXPECT_EQ(whole.SerializeAsString(), shown.SerializeAsString());
  RewriteEverything();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack whole_later, Get());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack shown_later, Get(kMay, Viewer("essex")));
  EXPECT_EQ(whole_later.SerializeAsString(), whole.SerializeAsString());
  EXPECT_EQ(shown_later.SerializeAsString(), shown.SerializeAsString());
}

TEST_F(PackFrozenTest, WhatIsFrozenIsWhatWouldBeTold) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Pack before, Get());
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Pack frozen, Get());
  UnfreezeMay();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack told, Get());
  for (const std::string& digest : Digests(frozen))
    EXPECT_THAT(digest, MatchesRegex("[0-9a-f]{64}"));
  EXPECT_THAT(Digests(told), ElementsAre("", "", "", ""));
  EXPECT_THAT(Digests(before), ElementsAre("", "", "", ""));
  frozen.mutable_actions()->mutable_source()->clear_sha256();
  frozen.mutable_recommendations()->mutable_source()->clear_sha256();
  frozen.mutable_risks()->mutable_source()->clear_sha256();
  frozen.mutable_forward_plan()->mutable_source()->clear_sha256();
  EXPECT_EQ(frozen.SerializeAsString(), told.SerializeAsString());
}

TEST_F(PackFrozenTest, WithoutAnythingFrozenTheTextsOfNowAreTold) {
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  UnfreezeMay();
  RewriteEverything();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  EXPECT_THAT(Texts(pack), ElementsAre("Nothing was asked", "Write to the Home Office"));
  EXPECT_EQ(pack.actions().log().due_soon(), 0);
  EXPECT_EQ(pack.recommendations().log().recommendations(0).text(), "Keep the cells");
  EXPECT_EQ(pack.risks().risk_register().rows(0).title(), "None");
  EXPECT_EQ(pack.risks().risk_register().rows(0).band(), v1::RiskRegisterRow::MEDIUM);
  EXPECT_EQ(pack.forward_plan().entries(0).title(), "Nothing");
}

TEST_F(PackFrozenTest, WhatIsRestrictedSinceIsForNoViewer) {
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack before, Get());
  Restrict();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack shown, Get(kMay, Viewer("essex")));
  EXPECT_THAT(Texts(shown), ElementsAre("", "Write to the Home Office"));
  EXPECT_TRUE(shown.actions().log().actions(0).restricted());
  EXPECT_EQ(shown.recommendations().log().recommendations_size(), 0);
  EXPECT_EQ(shown.recommendations().log().total(), 1);
  EXPECT_EQ(shown.recommendations().log().to_do(), 0);
  EXPECT_EQ(shown.recommendations().log().undated(), 0);
  EXPECT_THAT(Risks(shown), ElementsAre("R9"));
  EXPECT_EQ(shown.risks().risk_register().total(), 1);
  EXPECT_EQ(shown.risks().risk_register().bands(2).count(), 1);
  EXPECT_EQ(shown.forward_plan().entries_size(), 0);
  EXPECT_EQ(ReadEvents("risk") + ReadEvents("source_report") + ReadEvents("forward_plan_entry"),
            "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack whole, Get());
  EXPECT_EQ(whole.SerializeAsString(), before.SerializeAsString());
  EXPECT_EQ(ReadEvents("risk"), kCustodyRisk);
  EXPECT_EQ(ReadEvents("source_report"), kCellsReport);
  EXPECT_EQ(ReadEvents("forward_plan_entry"), kVisitEntry);
}

TEST_F(PackFrozenTest, AnActionOfAnItemRestrictedSinceIsRedactedForAViewer) {
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  Value(absl::StrCat("SET session_replication_role = replica; ",  // what is written once
                     "UPDATE governance.action SET raised_at_meeting = '", kMay,
                     "', raised_at_item = '", kMay,
                     "/agendaItems/traffic' WHERE number = 2 RETURNING id"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack open, Get(kMay, Viewer("essex")));
  EXPECT_THAT(Texts(open), ElementsAre("Report back on custody", "Write to the Home Office"));
  Value(
      "UPDATE governance.agenda_item SET restricted = true, restriction_reason = 'Names people' "
      "WHERE id = 'traffic' RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack shown, Get(kMay, Viewer("essex")));
  EXPECT_THAT(Texts(shown), ElementsAre("Report back on custody", ""));
}

TEST_F(PackFrozenTest, WhatWasRestrictedThenIsForNoViewerThoughItIsOpenSince) {
  Restrict();
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack before, Get());
  for (const char* change :
       {"action SET restricted = false", "source_report SET marking = 1", "risk SET marking = 1",
        "agenda_item SET restricted = false, restriction_reason = ''"}) {
    Value(absl::StrCat("SET session_replication_role = replica; ",  // what is written once
                       "WITH open AS (UPDATE governance.", change,
                       " RETURNING id) SELECT count(*) FROM open"));
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack shown, Get(kMay, Viewer("essex")));
  EXPECT_THAT(Texts(shown), ElementsAre("", "Write to the Home Office"));
  EXPECT_EQ(shown.recommendations().log().total(), 1);
  EXPECT_THAT(Risks(shown), ElementsAre("R9"));
  EXPECT_THAT(shown.forward_plan().entries(), IsEmpty());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack whole, Get());
  EXPECT_EQ(whole.SerializeAsString(), before.SerializeAsString());
}

TEST_F(PackFrozenTest, WhatIsGoneSinceIsStillThere) {
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack before, Get());
  for (const char* gone : {"risk_assessment WHERE risk = 'custody'", "risk WHERE id = 'custody'",
                           "forward_plan_entry", "action"}) {
    Value(absl::StrCat("WITH gone AS (DELETE FROM governance.", gone,
                       " RETURNING force) SELECT count(*) FROM gone"));
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack later, Get());
  EXPECT_EQ(later.SerializeAsString(), before.SerializeAsString());
}

TEST_F(PackFrozenTest, WhatIsNotAsItWasFrozenIsNotServed) {
  int day = 10;
  for (const char* change :
       {"SET content = replace(content, 'custody', 'nothing') WHERE register = 1",
        "SET sensitive = '{forces/essex/risks/demand}' WHERE register = 3",
        "SET sha256 = sha256('') WHERE register = 4"}) {
    const std::string meeting = absl::StrCat("june-", ++day);
    ABSL_ASSERT_OK(CreateMeeting(meeting, Meeting(absl::StrCat("2018-06-", day))));
    const std::string name = absl::StrCat(kBoard, "/meetings/", meeting);
    ABSL_ASSERT_OK(CreateItem(name, "traffic", Item("2")));
    ABSL_ASSERT_OK(PublishAgenda(name));
    ABSL_ASSERT_OK(Get(name));
    Value(absl::StrCat("UPDATE governance.pack_register ", change, " AND meeting = '", meeting,
                       "' RETURNING meeting"));
    EXPECT_THAT(Get(name), HasReason("INTERNAL"));
    EXPECT_THAT(Get(name, Viewer("essex")), HasReason("INTERNAL"));
  }
}

TEST_F(PackFrozenTest, ARegisterThatIsMissingIsNotServed) {
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  Value("DELETE FROM governance.pack_register WHERE register = 2 RETURNING register");
  EXPECT_THAT(Get(), HasReason("INTERNAL"));
}

TEST_F(PackFrozenTest, WhatIsTriedOutOrRefusedFreezesNothing) {
  v1::PublishMeetingAgendaRequest publish;
  publish.set_name(kMay);
  publish.set_validate_only(true);
  ABSL_ASSERT_OK(Call(*meetings_, &v1::MeetingService::Stub::PublishMeetingAgenda, publish,
                      Publisher("essex")));
  EXPECT_EQ(Value("SELECT count(*) FROM governance.pack_register"), "0");
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  EXPECT_EQ(Value("SELECT count(*) FROM governance.pack_register"), "4");
  EXPECT_THAT(PublishAgenda(kMay), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(Value("SELECT count(*) FROM governance.pack_register"), "4");
}

TEST_F(PackFrozenTest, TheSnapshotThatTheMeetingSawComesFirst) {
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  Value(absl::StrCat(
      "INSERT INTO governance.risk_register_snapshot (force, id, uid, version, created_at, "
      "created_by, updated_at, updated_by, presented_at_meeting, as_of, previous, rows) VALUES "
      "('essex', 'may', gen_random_uuid(), 1, now(), 'test', now(), 'test', '",
      kMay, "', '2018-05-09', '', '{}') RETURNING id"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  EXPECT_EQ(pack.risks().source().resource(), "forces/essex/riskRegisterSnapshots/may");
  EXPECT_EQ(pack.risks().source().sha256(), "");
  EXPECT_THAT(Risks(pack), IsEmpty());
  EXPECT_EQ(pack.actions().log().actions_size(), 2);
}

}  // namespace
}  // namespace copperplate::governance
