#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "copperplate/indicators/v1/analysis_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/demonstration_test.h"

namespace copperplate::indicators {
namespace {

using testing::FieldsOf;
using testing::HasReason;
using ::testing::UnorderedElementsAre;

class InformationSheetTest : public DemonstrationTest {
 protected:
  absl::StatusOr<v1::InformationSheet> Sheet(const std::string& month) {
    v1::GetInformationSheetRequest request;
    request.set_name(absl::StrCat(kForceName, "/informationSheet"));
    request.set_month(month);
    return Call(request);
  }
  absl::StatusOr<v1::InformationSheet> Call(const v1::GetInformationSheetRequest& request) {
    return ServiceTest::Call(*analysis_, &v1::AnalysisService::Stub::GetInformationSheet, request,
                             Viewer(kDemonstrationForce));
  }
  static const v1::InformationSheetRow& Of(const v1::InformationSheet& sheet,
                                           const std::string& indicator) {
    for (const v1::InformationSheetRow& row : sheet.rows()) {
      if (absl::EndsWith(row.indicator(), "/" + indicator)) return row;
    }
    return v1::InformationSheetRow::default_instance();
  }

  std::unique_ptr<v1::AnalysisService::Stub> analysis_ = v1::AnalysisService::NewStub(channel());
};

TEST_F(InformationSheetTest, HasARowForEachOfTheDashboard) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::InformationSheet sheet, Sheet("2018-03"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Dashboard dashboard, Get(OfMonth("2018-03")));
  EXPECT_EQ(sheet.name(), "forces/cambridgeshire/informationSheet");
  EXPECT_EQ(sheet.revision(), dashboard.revision());
  ASSERT_EQ(sheet.rows_size(), 42);
  for (int i = 0; i < 42; ++i) {
    EXPECT_EQ(sheet.rows(i).indicator(), dashboard.rows(i).indicator());
    EXPECT_EQ(sheet.rows(i).data_to(), dashboard.rows(i).data_month()) << sheet.rows(i).indicator();
    EXPECT_EQ(sheet.rows(i).peers_size(), dashboard.rows(i).peers_size());
  }
  const v1::InformationSheetRow& crime = Of(sheet, "all-recorded-crime");
  EXPECT_EQ(crime.title(), "All Recorded Crime");
  EXPECT_EQ(crime.source_system(), "Police recorded crime");
  EXPECT_EQ(
      crime.data_used(),
      "Police recorded crime. Extract from the crime recording system by month recorded. Data "
      "to March 2018");
  EXPECT_EQ(crime.peer_data_to(), "2017-08");
  EXPECT_EQ(crime.peers(0).comparator(), v1::PeerVerdict::MSG);
  EXPECT_EQ(Of(sheet, "hate-crime").peer_data_used(), "n/a");
}

TEST_F(InformationSheetTest, DataReachAsFarAsTheyReachWhateverTheLag) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::InformationSheet sheet, Sheet("2019-03"));
  EXPECT_EQ(Of(sheet, "all-recorded-crime").data_to(), "2018-03");
  EXPECT_EQ(Of(sheet, "all-recorded-crime").peers_size(), 0) << "printed for March 2018";
}

TEST_F(InformationSheetTest, EveryFaultOfARequestIsNamed) {
  v1::GetInformationSheetRequest request;
  request.set_name("forces/cambridgeshire/informationSheet");
  request.set_month("2018-13");
  request.mutable_known_at()->set_seconds(4'000'000'000);
  EXPECT_THAT(FieldsOf(Call(request).status()), UnorderedElementsAre("month", "known_at"));
  EXPECT_THAT(Sheet("2199-01"), HasReason("MONTH_IN_FUTURE"));
  const absl::Status before = Sheet("1950-01").status();
  EXPECT_THAT(before, HasReason("AREA_NOT_VALID"));
  EXPECT_THAT(FieldsOf(before), UnorderedElementsAre("month"));
  EXPECT_EQ(ErrorFields(before)[0].description,
            "must be a month in which the force's own area is there, from 1974-04 on");
}

}  // namespace
}  // namespace copperplate::indicators
