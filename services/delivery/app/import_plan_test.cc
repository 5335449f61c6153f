#include "services/delivery/app/import_plan.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/delivery/storage/testing/plan_samples.h"

namespace copperplate::delivery {
namespace {

// Decides on one plan and writes nothing; keeps what it was asked.
class DecidingImports final : public PlanImportRepository {
 public:
  absl::StatusOr<PlanImportRecord> Apply(const RequestContext&,
                                         const PlanImportChange& change) override {
    plan = change.plan;
    import_id = change.import_id;
    row_count = change.row_count;
    mode = change.mode;
    digest = change.content;
    auto outcome = change.decide(content, {},
                                 absl::FromCivil(absl::CivilDay(2018, 5, 10), absl::UTCTimeZone()));
    if (!outcome.ok()) return outcome.status();
    PlanImportRecord record;
    record.created_count = outcome->created_count;
    record.status_count = static_cast<int64_t>(outcome->statuses.size());
    return record;
  }

  PlanContent content;
  std::string plan;
  std::string import_id;
  int64_t row_count = -1;
  WriteMode mode = WriteMode::kWrite;
  Sha256Digest digest{};
};

class ImportPlanTest : public ::testing::Test {
 protected:
  ImportPlanTest() {
    imports_.content.plan = SamplePlan("plan-1");
    imports_.content.plan.state = PlanState::kDraft;
    imports_.content.plan.effective_from = absl::CivilDay(2017, 4, 1);
    Theme theme;
    theme.id = "victims";
    theme.plan = "plan-1";
    theme.prefix = "V";
    theme.name = "Victims";
    theme.order = 1;
    imports_.content.themes = {theme};
  }

  static RequestContext Context() {
    RequestContext context;
    context.force = "essex";
    context.caller = "planner";
    return context;
  }
  absl::StatusOr<PlanImportRecord> Import(const std::string& rows) {
    PlanCsvImport one(imports_, Context(), request_);
    ABSL_EXPECT_OK(one.Write("theme,code,action,opcc_lead,delivery_lead,activity_code,narrative,"));
    ABSL_EXPECT_OK(one.Write(absl::StrCat("partnership_opportunities,rag,as_of\n", rows)));
    return one.Finish(PlanImages());
  }

  DecidingImports imports_;
  PlanImportRequest request_{.plan = "plan-1",
                             .import_id = "first",
                             .as_of = std::nullopt,
                             .mode = WriteMode::kValidateOnly};
};

TEST_F(ImportPlanTest, AsksTheRepositoryForWhatTheFileHas) {
  request_.as_of = absl::CivilDay(2018, 3, 31);
  const auto record = Import("Victims,V1,Text,NP,,V1,,,GREEN,\n");
  ABSL_ASSERT_OK(record);
  EXPECT_EQ(record->created_count, 3);
  EXPECT_EQ(record->status_count, 1);
  EXPECT_EQ(imports_.plan, "plan-1");
  EXPECT_EQ(imports_.import_id, "first");
  EXPECT_EQ(imports_.row_count, 1);
  EXPECT_EQ(imports_.mode, WriteMode::kValidateOnly);
  const Sha256Digest first = imports_.digest;
  ABSL_ASSERT_OK(Import("Victims,V1,Text,NP,,V1,,,RED,\n"));
  EXPECT_NE(imports_.digest, first);
}

TEST_F(ImportPlanTest, FaultsOfReadingAndOfThePlanAreToldTogetherAndAFieldOnce) {
  const auto refused = Import(
      "Nobody,V1,Text,NP,,V1,,,,\n"
      "Victims,V2,Text,NP,,V2,,,GREEN,2018-02-30\n"
      "Victims,V3,Text,NP,,V3,,,PINK,2018-03-31\n");
  EXPECT_EQ(testing::Told(refused), "IMPORT_REFUSED rows[2].theme rows[3].as_of rows[4].rag");
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "3");
}

TEST_F(ImportPlanTest, AllFaultsAreCountedHoweverManyThereAre) {
  std::string rows;
  constexpr int kRows = 1'200;
  for (int i = 1; i <= kRows; ++i) {
    absl::StrAppend(&rows, "Victims,V", i, ",Text,NP,,V", i, ",,,PINK,2018-03-31\n");
  }
  EXPECT_EQ(ErrorMetadata(Import(rows).status(), "faultCount"), absl::StrCat(kRows));
}

TEST_F(ImportPlanTest, ASupersededPlanIsNotImportedInto) {
  imports_.content.plan.state = PlanState::kSuperseded;
  EXPECT_EQ(testing::Told(Import("Victims,V1,Text,NP,,V1,,,,\n")), "STATE_NOT_ALLOWED");
  const PlanDocument document;
  EXPECT_EQ(
      testing::Told(ImportPlanDocument(imports_, Context(), request_, document, {}, PlanImages())),
      "STATE_NOT_ALLOWED");
}

TEST_F(ImportPlanTest, TheRowsOfADocumentAreItsActions) {
  PlanDocument document;
  document.title = "Plan";
  PlanDocumentTheme theme;
  theme.prefix = "O";
  theme.name = "Offenders";
  theme.actions = {{"O1", "One"}, {"O2", "Two"}};
  document.themes = {theme};
  const auto record = ImportPlanDocument(imports_, Context(), request_, document, {}, PlanImages());
  ABSL_ASSERT_OK(record);
  EXPECT_EQ(imports_.row_count, 2);
  EXPECT_EQ(record->created_count, 3);
}

}  // namespace
}  // namespace copperplate::delivery
