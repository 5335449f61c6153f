// The actions of improvement plans, from their beginning to the sign-off.
#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/api/annotations.pb.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/improvement_moves.h"
#include "services/delivery/transport/testing/improvement_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

// A table of the domain's arrows and the contract's methods say the same.
TEST(ImprovementArrows, AreTheCustomMethodsOfTheContract) {
  std::set<std::string> verbs;
  for (const Arrow<ImprovementState>& arrow : kImprovementArrows) {
    verbs.insert(std::string(arrow.verb));
  }
  std::set<std::string> methods;
  const auto* const service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      "copperplate.delivery.v1.ImprovementActionService");
  ASSERT_NE(service, nullptr);
  for (int i = 0; i < service->method_count(); ++i) {
    const auto& rule = service->method(i)->options().GetExtension(google::api::http);
    const std::vector<std::string> parts = absl::StrSplit(rule.post(), ':');
    if (parts.size() == 2) methods.insert(parts[1]);
  }
  // These change an action, but not its state.
  EXPECT_EQ(methods.erase("reviseDue"), 1u);
  EXPECT_EQ(methods.erase("addEvidence"), 1u);
  EXPECT_EQ(methods, verbs);
}

TEST_F(ImprovementServiceTest, AnActionRunsToSignOffBySomebodyElse) {
  MustCreatePlan();
  const v1::ImprovementAction created = MustCreateAction(NewAction("a1", 1));
  EXPECT_EQ(created.state(), v1::ImprovementAction::NOT_STARTED);
  EXPECT_EQ(created.current_due(), "2018-06-30");
  EXPECT_EQ(created.slippage_days(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(v1::ImprovementAction action, Start("a1"));
  EXPECT_EQ(action.state(), v1::ImprovementAction::IN_PROGRESS);
  EXPECT_EQ(NewestEvent(), absl::StrCat("improvement_action.started analyst-1 ", ActionName("a1")));
  EXPECT_THAT(Submit("a1", /*with_evidence=*/false), HasReason("EVIDENCE_REQUIRED"));
  ABSL_ASSERT_OK_AND_ASSIGN(action, Submit("a1"));
  EXPECT_EQ(action.state(), v1::ImprovementAction::READY_FOR_SIGN_OFF);
  ASSERT_EQ(action.evidence_size(), 1);
  EXPECT_EQ(action.evidence(0).added_by(), "analyst-1");

  auto returning = About<v1::ReturnImprovementActionRequest>("a1", "2018-03-02");
  const absl::Status no_reason =
      As(publisher_, &ActionStub::ReturnImprovementAction, returning).status();
  EXPECT_THAT(no_reason, HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(no_reason), ElementsAre("reason"));
  returning.set_reason("The minute does not say who.");
  ABSL_ASSERT_OK(As(publisher_, &ActionStub::ReturnImprovementAction, returning));
  EXPECT_THAT(Submit("a1", /*with_evidence=*/false), HasReason("EVIDENCE_REQUIRED"));
  ABSL_ASSERT_OK(Submit("a1"));

  v1::DischargeImprovementActionRequest signing = Signing("a1");
  signing.clear_at_body();
  const absl::Status nowhere = Discharge(signing).status();
  EXPECT_THAT(nowhere, HasReason("BODY_OR_DELEGATE_REQUIRED"));
  EXPECT_THAT(FieldsOf(nowhere), ElementsAre("at_body"));
  signing = Signing("a1");
  signing.set_delegate("  head of  CUSTODY");
  EXPECT_THAT(Discharge(signing), HasReason("SIGNED_BY_OWNER"));
  // Who recorded the evidence, whatever role they have.
  EXPECT_THAT(As({"Analyst-1", {{"cambridgeshire", {"publisher"}}}},
                 &ActionStub::DischargeImprovementAction, Signing("a1")),
              HasReason("SIGNED_BY_OWNER"));
  ABSL_ASSERT_OK_AND_ASSIGN(action, Discharge(Signing("a1")));
  EXPECT_EQ(action.state(), v1::ImprovementAction::DISCHARGED);
  const auto& signed_off = action.transitions(action.transitions_size() - 1);
  EXPECT_EQ(signed_off.signed_by(), "publisher-1");
  EXPECT_EQ(signed_off.recorded_by(), "publisher-1");
  EXPECT_EQ(signed_off.at_body(), "HMICFRS Gold Group");
  EXPECT_EQ(signed_off.on(), "2018-03-03");

  auto reopening = About<v1::ReopenImprovementActionRequest>("a1", "2018-09-01");
  EXPECT_THAT(As(publisher_, &ActionStub::ReopenImprovementAction, reopening),
              HasReason("FIELD_REQUIRED"));
  reopening.set_reason("Re-inspection");
  ABSL_ASSERT_OK_AND_ASSIGN(action,
                            As(publisher_, &ActionStub::ReopenImprovementAction, reopening));
  EXPECT_EQ(action.state(), v1::ImprovementAction::IN_PROGRESS);
  v1::GetImprovementActionRequest get;
  get.set_name(ActionName("a1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction got,
                            As(viewer_, &ActionStub::GetImprovementAction, get));
  EXPECT_EQ(got.SerializeAsString(), action.SerializeAsString());
  EXPECT_EQ(got.transitions_size(), 6);
  EXPECT_EQ(Summary("2018-08-31")->discharged(), 1);
  EXPECT_EQ(Summary("2018-08-31")->reopened(), 0);
  EXPECT_EQ(Summary("2018-09-01")->in_progress(), 1);
  EXPECT_EQ(Summary("2018-09-01")->reopened(), 1);
}

TEST_F(ImprovementServiceTest, TheOwnerDoesNotSignWhoeverIsNamed) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1, "PUBLISHER-1"));
  ABSL_ASSERT_OK(Start("a1"));
  ABSL_ASSERT_OK(Submit("a1"));
  v1::DischargeImprovementActionRequest signing = Signing("a1");
  const absl::Status refused = Discharge(signing).status();
  EXPECT_THAT(refused, HasReason("SIGNED_BY_OWNER"));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  signing.set_delegate("The Chair");
  EXPECT_THAT(Discharge(signing), HasReason("SIGNED_BY_OWNER"));
  // Nor does a change of the owner help: what was submitted stands.
  v1::UpdateImprovementActionRequest update;
  update.mutable_improvement_action()->set_name(ActionName("a1"));
  update.mutable_improvement_action()->set_owner("Another");
  update.mutable_update_mask()->add_paths("owner");
  EXPECT_THAT(As(publisher_, &ActionStub::UpdateImprovementAction, update),
              HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(ImprovementServiceTest, AnOwnerWhoHandedTheActionOnDoesNotSign) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1, "Insp Publisher-1 Smith"));
  ABSL_ASSERT_OK(Start("a1"));
  ABSL_ASSERT_OK(Submit("a1"));
  const Caller owner{"publisher-1.smith", {{"cambridgeshire", {"publisher"}}}};
  EXPECT_THAT(As(owner, &ActionStub::DischargeImprovementAction, Signing("a1")),
              HasReason("SIGNED_BY_OWNER"));
  auto returning = About<v1::ReturnImprovementActionRequest>("a1", "2018-03-02");
  returning.set_reason("For another");
  ABSL_ASSERT_OK(As(owner, &ActionStub::ReturnImprovementAction, returning));
  v1::UpdateImprovementActionRequest update;
  update.mutable_improvement_action()->set_name(ActionName("a1"));
  update.mutable_improvement_action()->set_owner("Another");
  update.mutable_update_mask()->add_paths("owner");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction changed,
                            As(owner, &ActionStub::UpdateImprovementAction, update));
  EXPECT_EQ(changed.owner(), "Another");
  EXPECT_THAT(changed.earlier_owners(), ElementsAre("Insp Publisher-1 Smith"));
  ABSL_ASSERT_OK(Submit("a1"));
  const absl::Status refused =
      As(owner, &ActionStub::DischargeImprovementAction, Signing("a1")).status();
  EXPECT_THAT(refused, HasReason("SIGNED_BY_OWNER"));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  ABSL_ASSERT_OK(Discharge(Signing("a1")));
}

TEST_F(ImprovementServiceTest, WithoutAnOwnerThereIsAnActionButNoProgress) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1, ""));
  const absl::Status refused = Start("a1").status();
  EXPECT_THAT(refused, HasReason("OWNER_REQUIRED"));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_EQ(Summary("2018-05-10")->without_owner(), 1);
  v1::UpdateImprovementActionRequest update;
  update.mutable_improvement_action()->set_name(ActionName("a1"));
  update.mutable_improvement_action()->set_owner("Estates");
  update.mutable_update_mask()->add_paths("owner");
  ABSL_ASSERT_OK(As(analyst_, &ActionStub::UpdateImprovementAction, update));
  // It had none that day.
  EXPECT_EQ(Summary("2018-05-10")->without_owner(), 1);
  EXPECT_EQ(Summary("2018-05-10")->actions(0).owner(), "");
  EXPECT_EQ(Summary("")->without_owner(), 0);
  EXPECT_EQ(Summary("")->actions(0).owner(), "Estates");
  ABSL_ASSERT_OK(Start("a1"));
  update.mutable_improvement_action()->clear_owner();
  EXPECT_THAT(As(analyst_, &ActionStub::UpdateImprovementAction, update),
              HasReason("OWNER_REQUIRED"));
}

TEST_F(ImprovementServiceTest, AnActionIsSupersededOrRejectedForGood) {
  MustCreatePlan();
  for (int i = 1; i <= 3; ++i) MustCreateAction(NewAction(absl::StrCat("a", i), i));
  auto superseding = About<v1::SupersedeImprovementActionRequest>("a1");
  EXPECT_THAT(As(publisher_, &ActionStub::SupersedeImprovementAction, superseding),
              HasReason("FIELD_REQUIRED"));
  superseding.set_superseded_by("a1");
  const absl::Status itself =
      As(publisher_, &ActionStub::SupersedeImprovementAction, superseding).status();
  EXPECT_THAT(itself, HasReason("SUPERSEDING_ACTION_INVALID"));
  EXPECT_THAT(FieldsOf(itself), ElementsAre("superseded_by"));
  superseding.set_superseded_by("forces/cambridgeshire/improvementPlans/audit/actions/a2");
  EXPECT_THAT(As(publisher_, &ActionStub::SupersedeImprovementAction, superseding),
              StatusIs(StatusCode::kInvalidArgument));
  superseding.set_superseded_by(ActionName("a2"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction superseded,
                            As(publisher_, &ActionStub::SupersedeImprovementAction, superseding));
  EXPECT_EQ(superseded.state(), v1::ImprovementAction::SUPERSEDED);
  EXPECT_EQ(superseded.superseded_by(), ActionName("a2"));

  auto rejecting = About<v1::RejectImprovementActionRequest>("a3");
  EXPECT_THAT(FieldsOf(As(publisher_, &ActionStub::RejectImprovementAction, rejecting).status()),
              ElementsAre("reason", "at_body"));
  rejecting.set_reason("Out of proportion");
  rejecting.set_at_body("Gold Group");
  ABSL_ASSERT_OK(As(publisher_, &ActionStub::RejectImprovementAction, rejecting));
  for (const char* const id : {"a1", "a3"}) {
    const absl::Status refused = Start(id).status();
    EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED")) << id;
    EXPECT_TRUE(absl::EndsWith(refused.message(), "which is its last state")) << refused;
  }
  const auto summary = Summary("2018-05-10");
  ABSL_ASSERT_OK(summary);
  EXPECT_EQ(summary->total(), 3);
  EXPECT_EQ(summary->open(), 1);
  EXPECT_EQ(summary->superseded(), 1);
  EXPECT_EQ(summary->rejected(), 1);
}

TEST_F(ImprovementServiceTest, EveryFaultOfAnActionIsToldAtOnce) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1));
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, NewAction("a1", 2)),
              HasReason("IMPROVEMENT_ACTION_EXISTS"));
  v1::CreateImprovementActionRequest request = NewAction("a2", 1);
  request.mutable_improvement_action()->add_findings("f1");
  absl::Status status = As(analyst_, &ActionStub::CreateImprovementAction, request).status();
  EXPECT_THAT(status, HasReason("ACTION_NUMBER_TAKEN"));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("improvement_action.number", "improvement_action.findings[0]"));
  request.mutable_improvement_action()->set_number(2);
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("FINDING_UNKNOWN"));
  request = NewAction("a2", 2, "", "2018-02-07");
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("DUE_IN_PAST"));
  request = NewAction("a2", 2, "", "30/06/2018");
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("DATE_MALFORMED"));
  request = NewAction("a2", 2);
  request.mutable_improvement_action()->set_raised_on("2199-01-01");
  request.mutable_improvement_action()->clear_original_due();
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("DATE_IN_FUTURE"));
  request.set_parent("forces/cambridgeshire/improvementPlans/audit");
  request.mutable_improvement_action()->set_raised_on("2018-02-08");
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  EXPECT_THAT(Start("a9"), HasReason("IMPROVEMENT_ACTION_UNKNOWN"));
  EXPECT_THAT(Start("a1", "2199-01-01"), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Start("a1", "2018-02-07"), HasReason("DATE_OUT_OF_ORDER"));
}

TEST_F(ImprovementServiceTest, TheFirstDateStaysAndEveryOtherIsAppended) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1));
  auto revise = About<v1::ReviseImprovementActionDueRequest>("a1", "2018-06-01");
  revise.set_due("2018-09-30");
  const absl::Status no_reason =
      As(analyst_, &ActionStub::ReviseImprovementActionDue, revise).status();
  EXPECT_THAT(no_reason, HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(no_reason), ElementsAre("reason"));
  revise.set_reason("Estates");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction revised,
                            As(analyst_, &ActionStub::ReviseImprovementActionDue, revise));
  EXPECT_EQ(revised.original_due(), "2018-06-30");
  EXPECT_EQ(revised.current_due(), "2018-09-30");
  EXPECT_EQ(revised.slippage_days(), 92);
  ASSERT_EQ(revised.due_revisions_size(), 1);
  EXPECT_EQ(revised.due_revisions(0).reason(), "Estates");
  EXPECT_EQ(revised.due_revisions(0).recorded_by(), "analyst-1");
  EXPECT_THAT(As(analyst_, &ActionStub::ReviseImprovementActionDue, revise),
              HasReason("DUE_UNCHANGED"));
  revise.set_due("2018-05-31");
  EXPECT_THAT(As(analyst_, &ActionStub::ReviseImprovementActionDue, revise),
              HasReason("DUE_IN_PAST"));
  v1::UpdateImprovementActionRequest update;
  update.mutable_improvement_action()->set_name(ActionName("a1"));
  update.mutable_improvement_action()->set_original_due("2018-12-31");
  update.mutable_update_mask()->add_paths("original_due");
  EXPECT_THAT(As(analyst_, &ActionStub::UpdateImprovementAction, update),
              HasReason("FIELD_IMMUTABLE"));

  // Before the decision it was due when it was due.
  EXPECT_EQ(Summary("2018-06-15")->actions(0).current_due(), "2018-09-30");
  EXPECT_EQ(Summary("2018-05-31")->actions(0).current_due(), "2018-06-30");
  EXPECT_EQ(Summary("2018-09-30")->overdue(), 0);
  EXPECT_EQ(Summary("2018-09-30")->due_soon(), 1);
  EXPECT_EQ(Summary("2018-10-01")->overdue(), 1);
}

TEST_F(ImprovementServiceTest, EvidenceIsAddedWithoutAStep) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1));
  auto add = About<v1::AddImprovementActionEvidenceRequest>("a1");
  add.add_evidence()->set_description("A note");
  EXPECT_THAT(As(analyst_, &ActionStub::AddImprovementActionEvidence, add),
              HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Start("a1"));
  EXPECT_THAT(FieldsOf(As(analyst_, &ActionStub::AddImprovementActionEvidence, add).status()),
              ElementsAre("evidence[0].reference"));
  add.mutable_evidence(0)->set_reference("Minute 1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction added,
                            As(analyst_, &ActionStub::AddImprovementActionEvidence, add));
  EXPECT_EQ(added.state(), v1::ImprovementAction::IN_PROGRESS);
  ABSL_ASSERT_OK(Submit("a1", /*with_evidence=*/false));
  for (int i = 0; i < 20; ++i) *add.add_evidence() = add.evidence(0);
  EXPECT_THAT(As(analyst_, &ActionStub::AddImprovementActionEvidence, add), HasReason("TOO_MANY"));
}

TEST_F(ImprovementServiceTest, ActionsAreListedByNumberAndState) {
  MustCreatePlan();
  MustCreateAction(NewAction("b", 2));
  MustCreateAction(NewAction("a", 10));
  MustCreateAction(NewAction("c", 3));
  ABSL_ASSERT_OK(Start("c"));
  v1::ListImprovementActionsRequest list;
  list.set_parent(kPlanOfTests);
  const auto listed = [&] {
    std::vector<std::string> names;
    const auto page = As(viewer_, &ActionStub::ListImprovementActions, list);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return names;
    for (const auto& action : page->improvement_actions()) names.push_back(action.name());
    list.set_page_token(page->next_page_token());
    return names;
  };
  list.set_page_size(2);
  EXPECT_THAT(listed(), ElementsAre(ActionName("b"), ActionName("c")));
  EXPECT_THAT(listed(), ElementsAre(ActionName("a")));
  EXPECT_EQ(list.page_token(), "");
  list.set_state(v1::ImprovementAction::IN_PROGRESS);
  EXPECT_THAT(listed(), ElementsAre(ActionName("c")));
  list.set_state(v1::ImprovementAction::REJECTED);
  EXPECT_THAT(listed(), IsEmpty());
}

TEST_F(ImprovementServiceTest, AStepMayBeSentAgainAndTriedWithoutEffect) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1));
  auto start = About<v1::StartImprovementActionRequest>("a1");
  start.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction tried,
                            As(analyst_, &ActionStub::StartImprovementAction, start));
  EXPECT_EQ(tried.state(), v1::ImprovementAction::IN_PROGRESS);
  EXPECT_EQ(tried.etag(), "");
  start.set_validate_only(false);
  start.set_request_id(kRequestIdOfTests);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction first,
                            As(analyst_, &ActionStub::StartImprovementAction, start));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction again,
                            As(analyst_, &ActionStub::StartImprovementAction, start));
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(first.transitions_size(), 1);
  start.set_reason("another");
  EXPECT_THAT(As(analyst_, &ActionStub::StartImprovementAction, start),
              HasReason("REQUEST_ID_REUSED"));
}

}  // namespace
}  // namespace copperplate::delivery
