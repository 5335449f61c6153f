#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/report_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;

class SourceReportServiceTest : public ReportTest {
 protected:
  using Reports = v1::SourceReportService::Stub;

  absl::StatusOr<v1::SourceReport> Get(const std::string& id, const Caller& caller) {
    v1::GetSourceReportRequest request;
    request.set_name("forces/essex/sourceReports/" + id);
    return Call(*reports_, &Reports::GetSourceReport, request, caller);
  }
  absl::StatusOr<v1::SourceReport> Update(const v1::SourceReport& patch, const std::string& path) {
    v1::UpdateSourceReportRequest request;
    *request.mutable_source_report() = patch;
    request.mutable_source_report()->set_name("forces/essex/sourceReports/peel");
    request.mutable_update_mask()->add_paths(path);
    return Call(*reports_, &Reports::UpdateSourceReport, request, Analyst("essex"));
  }
};

TEST_F(SourceReportServiceTest, OneIsAddedAndRead) {
  v1::SourceReport report = Inspection();
  v1::SourceReport::Judgement& judgement = *report.add_judgements();
  judgement.set_question("How effective is the force at \"preventing\" crime?");
  judgement.set_grade("Requires improvement");
  judgement.set_on("2018-02-08");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SourceReport added, AddReport("peel", report));
  EXPECT_EQ(added.name(), "forces/essex/sourceReports/peel");
  EXPECT_TRUE(added.gives_assurance());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SourceReport read, Get("peel", Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), added.SerializeAsString());
  EXPECT_THAT(AddReport("peel", report), HasReason("SOURCE_REPORT_EXISTS"));
  EXPECT_THAT(AddReport("mine", report, Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(SourceReportServiceTest, EveryFaultIsTold) {
  v1::SourceReport wrong = Inspection();
  wrong.set_bodies(0, v1::SourceReport::INTERNAL_AUDIT);
  wrong.set_plan_year("2017");
  wrong.clear_published_on();
  EXPECT_THAT(FieldsTold(AddReport("peel", wrong)),
              ElementsAre("source_report.statutory_s55: must be of an inspection by HMICFRS",
                          "source_report.published_on: must be given of a final report",
                          "source_report.plan_year: must be a year and the next: 2017/18"));
}

TEST_F(SourceReportServiceTest, AFinalOneStaysFinalAndOfItsDay) {
  ABSL_ASSERT_OK(AddReport("peel", Inspection()));
  v1::SourceReport patch = Inspection();
  patch.set_stage(v1::SourceReport::DRAFT);
  EXPECT_THAT(Update(patch, "stage"), HasReason("STAGE_REVERSED"));
  patch.set_published_on("2018-02-09");
  EXPECT_THAT(Update(patch, "published_on"), HasReason("PUBLISHED_ON_FIXED"));
  patch.set_opinion("Good");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SourceReport updated, Update(patch, "opinion"));
  EXPECT_EQ(updated.opinion(), "Good");
}

TEST_F(SourceReportServiceTest, OneThatIsSensitiveIsNotThereForViewers) {
  v1::SourceReport sensitive = Inspection();
  sensitive.set_marking(v1::SourceReport::OFFICIAL_SENSITIVE);
  ABSL_ASSERT_OK(AddReport("peel", sensitive));
  ABSL_ASSERT_OK(AddReport("open", Inspection()));
  EXPECT_THAT(Get("peel", Viewer("essex")), HasReason("SOURCE_REPORT_UNKNOWN"));
  ABSL_ASSERT_OK(Get("peel", Analyst("essex")));
  v1::ListSourceReportsRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListSourceReportsResponse seen,
                            Call(*reports_, &Reports::ListSourceReports, list, Viewer("essex")));
  ASSERT_EQ(seen.source_reports_size(), 1);
  EXPECT_EQ(seen.source_reports(0).name(), "forces/essex/sourceReports/open");
  ABSL_ASSERT_OK(Call(*reports_, &Reports::ListSourceReports, list, Analyst("essex")));
  EXPECT_EQ(Value("SELECT string_agg(subject, ' ') FROM governance.event_out WHERE type = "
                  "'source_report.read'"),
            "forces/essex/sourceReports/peel forces/essex/sourceReports/peel");
}

TEST_F(SourceReportServiceTest, ListsAreNarrowed) {
  v1::SourceReport audit = Inspection();
  audit.set_bodies(0, v1::SourceReport::INTERNAL_AUDIT);
  audit.set_statutory_s55(false);
  audit.set_stage(v1::SourceReport::DRAFT);
  ABSL_ASSERT_OK(AddReport("audit", audit));
  ABSL_ASSERT_OK(AddReport("peel", Inspection()));
  v1::ListSourceReportsRequest list;
  list.set_parent("forces/essex");
  list.set_body(v1::SourceReport::INTERNAL_AUDIT);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListSourceReportsResponse audits,
                            Call(*reports_, &Reports::ListSourceReports, list, Viewer("essex")));
  ASSERT_EQ(audits.source_reports_size(), 1);
  EXPECT_EQ(audits.source_reports(0).name(), "forces/essex/sourceReports/audit");
  EXPECT_FALSE(audits.source_reports(0).gives_assurance());
  list.set_stage(v1::SourceReport::FINAL);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListSourceReportsResponse none,
                            Call(*reports_, &Reports::ListSourceReports, list, Viewer("essex")));
  EXPECT_EQ(none.source_reports_size(), 0);
}

}  // namespace
}  // namespace copperplate::governance
