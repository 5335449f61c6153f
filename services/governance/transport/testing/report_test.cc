#include "services/governance/transport/testing/report_test.h"

namespace copperplate::governance {

v1::SourceReport ReportTest::Inspection() {
  v1::SourceReport report;
  report.add_bodies(v1::SourceReport::HMICFRS);
  report.set_title("PEEL: police effectiveness 2017");
  report.set_published_on("2018-02-08");
  report.set_scope(v1::SourceReport::FORCE);
  report.set_statutory_s55(true);
  report.set_stage(v1::SourceReport::FINAL);
  report.set_marking(v1::SourceReport::OFFICIAL);
  report.set_historic_import(true);
  return report;
}

std::string ReportTest::NameOf(const std::string& id) {
  return "forces/essex/sourceReports/peel/recommendations/" + id;
}

v1::Recommendation ReportTest::Asked(int number) {
  v1::Recommendation one;
  one.set_number(number);
  one.set_kind(v1::Recommendation::AREA_FOR_IMPROVEMENT);
  one.set_text("The force should improve how it understands demand");
  return one;
}

absl::StatusOr<v1::SourceReport> ReportTest::AddReport(const std::string& id,
                                                       const v1::SourceReport& report,
                                                       const Caller& caller) {
  v1::CreateSourceReportRequest request;
  request.set_parent("forces/essex");
  request.set_source_report_id(id);
  *request.mutable_source_report() = report;
  return Call(*reports_, &v1::SourceReportService::Stub::CreateSourceReport, request, caller);
}

absl::StatusOr<v1::Recommendation> ReportTest::Add(const std::string& id,
                                                   const v1::Recommendation& asked,
                                                   const Caller& caller) {
  v1::CreateRecommendationRequest request;
  request.set_parent("forces/essex/sourceReports/peel");
  request.set_recommendation_id(id);
  *request.mutable_recommendation() = asked;
  return Call(*recommendations_, &Stub::CreateRecommendation, request, caller);
}

}  // namespace copperplate::governance
