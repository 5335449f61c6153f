// The statements of figures and batches reach their rows by index, as the runtime role and with
// row-level security on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/indicators/storage/batch_rows.h"
#include "services/indicators/storage/breakdown_rows.h"
#include "services/indicators/storage/import_figures.h"
#include "services/indicators/storage/import_recent.h"
#include "services/indicators/storage/observation_rows.h"
#include "services/indicators/storage/testing/service_database.h"
#include "services/indicators/storage/warning_rows.h"

namespace copperplate::indicators {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;

// Four forces of 20 areas, 10 indicators and 60 months.
constexpr char kFigures[] = R"(
    CREATE TEMPORARY TABLE f AS SELECT * FROM (VALUES ('cambridgeshire'), ('essex'), ('kent'),
        ('surrey')) v (force);
    INSERT INTO indicators.revision SELECT force, 1, now(), '' FROM f;
    INSERT INTO indicators.area (force, id, uid, created_at, revision)
    SELECT force, 'a' || n, gen_random_uuid(), now(), 1 FROM f, generate_series(1, 20) n;
    INSERT INTO indicators.indicator (force, id, uid, created_at, revision)
    SELECT force, 'i' || n, gen_random_uuid(), now(), 1 FROM f, generate_series(1, 10) n;
    INSERT INTO indicators.batch (force, id, uid, created_at, state, source, revision_reason,
        author, row_count, inserted_count, revised_count, unchanged_count, fault_count,
        content_sha256, revision)
    SELECT force, 'b' || n, gen_random_uuid(), now(), 2, '', '', '', 0, 0, 0, 0, 0, sha256(''), 0
    FROM f, generate_series(1, 800) n;
    INSERT INTO indicators.batch_fault
    SELECT force, batch, n, n, '', '', '' FROM indicators.batch, generate_series(1, 3) n;
    INSERT INTO indicators.batch_warning
    SELECT force, batch, n, n, '', '', 0, '', 1, 0, '', 0, '', 0, '', 0, '', 1, false, ''
    FROM indicators.batch, generate_series(1, 3) n;
    INSERT INTO indicators.observation
    SELECT a.force, a.area, i.indicator, 24000 + n, '', 1, n, NULL, 0, 1
    FROM indicators.area a JOIN indicators.indicator i USING (force), generate_series(1, 60) n;
    VACUUM ANALYZE)";

class ObservationPlansTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto created = ServiceDatabase::Create(1);
    ASSERT_THAT(created, IsOk());
    database_ = *std::move(created);
    // VACUUM runs outside a transaction.
    std::string sql = kFigures;
    sql.resize(sql.find("VACUUM"));
    ASSERT_THAT(database_->database().RunAsSuperuser(sql), IsOk());
    ASSERT_THAT(database_->database().RunAsSuperuser("VACUUM ANALYZE"), IsOk());
  }

  std::string Plan(const postgres::Statement& statement, absl::string_view arguments,
                   absl::string_view setup = "") {
    const auto plan = testing_postgres::ExplainAsRuntime(database_->database(), statement, "essex",
                                                         arguments, setup);
    EXPECT_THAT(plan, IsOk());
    return plan.value_or("");
  }

  std::vector<std::string> Scans(absl::string_view plan) {
    const auto scans = testing_postgres::ScansOf(database_->database(), "observation", plan);
    EXPECT_THAT(scans, IsOk());
    return scans.value_or(std::vector<std::string>());
  }
  // Every node of the plan that reads observation does so by its key, nothing but the index.
  void ExpectIndexAlone(absl::string_view plan) {
    EXPECT_THAT(Scans(plan), ElementsAre("Index Only Scan")) << plan;
    EXPECT_THAT(std::string(plan), AllOf(HasSubstr("\"Index Name\": \"observation_pkey\""),
                                         HasSubstr("(area = "), HasSubstr("(indicator = ")));
  }

  std::unique_ptr<ServiceDatabase> database_;
};

// What the expectation below rests on: a scan of the whole table is seen as one.
TEST_F(ObservationPlansTest, AScanOfTheTableIsSeen) {
  constexpr postgres::Statement kEverything{
      postgres::kRead, "everything", "SELECT count(ctid) FROM observation WHERE numerator > $1"};
  EXPECT_THAT(Scans(Plan(kEverything, "7")), ElementsAre("Seq Scan"));
}

TEST_F(ObservationPlansTest, ListsWalkTheKey) {
  for (const char* where : {"'', ''", "'a3', ''", "'', 'i4'", "'a3', 'i4'"}) {
    SCOPED_TRACE(where);
    ExpectIndexAlone(Plan(kListObservations, absl::StrCat("'essex', 1, ", where,
                                                          ", 22800, 26399, '', '', 0, '', 51")));
  }
}

TEST_F(ObservationPlansTest, HistoryWalksTheKey) {
  const std::string plan = Plan(kObservationHistory, "'essex', 'a3', 'i4', 24010, '', 100, 51");
  ExpectIndexAlone(plan);
  EXPECT_THAT(plan, HasSubstr("(month = 24010)"));
}

// Categories lie behind the months in the key: other months are not looked at.
TEST_F(ObservationPlansTest, ABreakdownWalksTheKey) {
  const std::string plan =
      Plan(kReadBreakdown, "'essex', '{a3,a4}', 'i4', 'age=', 'age>', 24010, 24021, 1");
  ExpectIndexAlone(plan);
  EXPECT_THAT(plan, AllOf(HasSubstr("(month >= 24010)"), HasSubstr("(month <= 24021)"),
                          HasSubstr("(breakdown > 'age='::text)")));
}

// However many figures the force has, those of the import's months are all that is read.
TEST_F(ObservationPlansTest, AnImportWalksTheKeySpanBySpan) {
  const std::string setup = absl::StrCat(
      "CREATE TEMPORARY TABLE ", kImportRow.name, " (", kImportRow.columns, "); INSERT INTO ",
      kImportRow.name, " SELECT n, n % 20, n % 10, 24010, '', n, NULL, 0, n ",
      "FROM generate_series(1, 200) n; ANALYZE ", kImportRow.name, "; CREATE TEMPORARY TABLE ",
      kImportSeries.name, " (", kImportSeries.columns, "); INSERT INTO ", kImportSeries.name,
      " SELECT n % 20, n % 10, 24010, 24010, 23963, 24010, 23999 FROM generate_series(1, 20) n; ",
      "ANALYZE ", kImportSeries.name, ";");
  const std::string plan = Plan(kChangeFigures, "'essex', 2, 1, true, false, 1000", setup);
  EXPECT_THAT(Scans(plan), ElementsAre("Index Only Scan", "ModifyTable")) << plan;
  EXPECT_THAT(plan, AllOf(HasSubstr("\"Index Name\": \"observation_pkey\""),
                          HasSubstr("(area = span.area)"), HasSubstr("(indicator = "),
                          HasSubstr("(month >= span.first_row)"),
                          HasSubstr("\"Scan Direction\": \"Backward\"")));

  const std::string recent = Plan(kRecentFigures, "'essex', 2, 50000", setup);
  EXPECT_THAT(Scans(recent), ElementsAre("Index Only Scan")) << recent;
  EXPECT_THAT(
      recent,
      AllOf(HasSubstr("\"Index Name\": \"observation_pkey\""), HasSubstr("(area = series.area)"),
            HasSubstr("(indicator = "), HasSubstr("(month >= series.first_month)"),
            HasSubstr("(revision < '2'::bigint)"), HasSubstr("\"Scan Direction\": \"Backward\"")));
}

TEST_F(ObservationPlansTest, BatchesWalkTheirKeys) {
  EXPECT_THAT(Plan(kListBatches, "'essex', 2147483648, 51"),
              AllOf(HasSubstr("\"Index Name\": \"batch_pkey\""),
                    HasSubstr("\"Scan Direction\": \"Backward\"")));
  EXPECT_THAT(Plan(kListBatchFaults, "'essex', 400, 0, 51"),
              HasSubstr("\"Index Name\": \"batch_fault_pkey\""));
  EXPECT_THAT(Plan(kListBatchWarnings, "'essex', 400, 0, 51"),
              HasSubstr("\"Index Name\": \"batch_warning_pkey\""));
}

}  // namespace
}  // namespace copperplate::indicators
