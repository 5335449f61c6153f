#include "services/governance/transport/testing/pack_test.h"

namespace copperplate::governance {

absl::StatusOr<v1::Pack> PackTest::Get(const std::string& meeting, const Caller& caller) {
  v1::GetPackRequest request;
  request.set_name(meeting);
  return Call(*packs_, &v1::PackService::Stub::GetPack, request, caller);
}

void PackTest::MakeMeeting() {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(CreateItem(kMay, "welcome", Item("1", v1::AgendaItem::PROCEDURAL)));
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
}

void PackTest::AddAction(const std::string& text, const std::string& due) {
  v1::CreateActionRequest request;
  request.set_parent(kBoard);
  request.mutable_action()->set_text(text);
  request.mutable_action()->set_raised_on("2018-04-12");
  request.mutable_action()->set_original_due(due);
  request.mutable_action()->set_historic_import(true);
  ABSL_ASSERT_OK(
      Call(*actions_, &v1::ActionService::Stub::CreateAction, request, Analyst("essex")));
}

void PackTest::Plan(const std::string& id) {
  v1::CreateForwardPlanEntryRequest request;
  request.set_parent("forces/essex");
  request.set_forward_plan_entry_id(id);
  v1::ForwardPlanEntry& entry = *request.mutable_forward_plan_entry();
  entry.set_title("Custody: " + id);
  entry.set_body(kBoard);
  entry.set_intended_month("2018-10");
  entry.set_purpose(v1::ForwardPlanEntry::NOTE);
  entry.set_planned_on("2018-04-12");
  ABSL_ASSERT_OK(Call(*plan_, &v1::ForwardPlanService::Stub::CreateForwardPlanEntry, request,
                      Analyst("essex")));
}

void PackTest::ConfirmForOctober(const std::string& id) {
  ABSL_ASSERT_OK(CreateMeeting("october", Meeting("2018-10-11")));
  ABSL_ASSERT_OK(CreateItem(kOctober, "custody", Item("2")));
  v1::ConfirmForwardPlanEntryRequest request;
  request.set_name("forces/essex/forwardPlan/" + id);
  request.set_meeting(kOctober);
  request.set_on("2018-04-20");
  ABSL_ASSERT_OK(Call(*plan_, &v1::ForwardPlanService::Stub::ConfirmForwardPlanEntry, request,
                      Analyst("essex")));
}

void PackTest::TakeInOctober(const std::string& id, const std::string& on) {
  v1::TakeForwardPlanEntryRequest take;
  take.set_name("forces/essex/forwardPlan/" + id);
  take.set_on(on);
  take.set_agenda_item(std::string(kOctober) + "/agendaItems/custody");
  ABSL_ASSERT_OK(
      Call(*plan_, &v1::ForwardPlanService::Stub::TakeForwardPlanEntry, take, Analyst("essex")));
}

void PackTest::AddReport(const std::string& id, bool done, v1::SourceReport::Marking marking) {
  v1::CreateSourceReportRequest report;
  report.set_parent("forces/essex");
  report.set_source_report_id(id);
  report.mutable_source_report()->set_title("Custody");
  report.mutable_source_report()->add_bodies(v1::SourceReport::INTERNAL_AUDIT);
  report.mutable_source_report()->set_scope(v1::SourceReport::FORCE);
  report.mutable_source_report()->set_stage(v1::SourceReport::FINAL);
  report.mutable_source_report()->set_published_on("2018-02-08");
  report.mutable_source_report()->set_marking(marking);
  ABSL_ASSERT_OK(Call(*reports_, &v1::SourceReportService::Stub::CreateSourceReport, report,
                      Analyst("essex")));
  v1::CreateRecommendationRequest create;
  create.set_parent("forces/essex/sourceReports/" + id);
  create.set_recommendation_id("r1");
  create.mutable_recommendation()->set_number(1);
  create.mutable_recommendation()->set_kind(v1::Recommendation::RECOMMENDATION);
  create.mutable_recommendation()->set_text("Move the cells");
  create.mutable_recommendation()->set_owner("Head of Custody");
  using Stub = v1::RecommendationService::Stub;
  ABSL_ASSERT_OK(Call(*recommendations_, &Stub::CreateRecommendation, create, Analyst("essex")));
  if (!done) return;
  v1::RejectRecommendationRequest reject;
  reject.set_name(create.parent() + "/recommendations/r1");
  reject.set_on("2018-03-01");
  reject.set_management_response("The suite is closed");
  ABSL_ASSERT_OK(Call(*recommendations_, &Stub::RejectRecommendation, reject, Publisher("essex")));
}

std::string PackTest::ReadEvents(const std::string& kind) {
  return Value(
      "SELECT coalesce(string_agg(subject, ' ' ORDER BY seq), '') FROM "
      "governance.event_out WHERE type = '" +
      kind + ".read'");
}

std::vector<std::string> PackTest::Texts(const v1::Pack& pack) {
  std::vector<std::string> texts;
  for (const auto& action : pack.actions().log().actions()) texts.push_back(action.text());
  return texts;
}

}  // namespace copperplate::governance
