// The statements of reference data, revisions and requests reach their rows by index, as the
// runtime role and with row-level security on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/change_postgres/request_log.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/indicators/storage/annotation_rows.h"
#include "services/indicators/storage/area_rows.h"
#include "services/indicators/storage/commentary_rows.h"
#include "services/indicators/storage/harm_weight_rows.h"
#include "services/indicators/storage/indicator_rows.h"
#include "services/indicators/storage/population_rows.h"
#include "services/indicators/storage/revision.h"
#include "services/indicators/storage/testing/service_database.h"

namespace copperplate::indicators {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

// Every force: 100 areas and 100 indicators of 5 versions each, 10 years of populations, 2,000
// revisions, 500 requests.
constexpr char kReferenceData[] = R"(
    INSERT INTO indicators.revision
    SELECT force, n, timestamptz '2020-01-01' + make_interval(mins => n), ''
    FROM indicators.force, generate_series(1, 2000) n;
    INSERT INTO indicators.area (force, id, uid, created_at, revision)
    SELECT force, 'a' || n, gen_random_uuid(), now(), 5 FROM indicators.force,
        generate_series(1, 100) n;
    INSERT INTO indicators.area_version
    SELECT force, area, n, 'title', 6, '{}', '{}', 24000, NULL, now()
    FROM indicators.area, generate_series(1, 5) n;
    INSERT INTO indicators.area_parent
    SELECT a.force, a.area, n, 1, a.force, p.area, NULL, NULL
    FROM indicators.area a JOIN indicators.area p ON p.force = a.force AND p.id = 'a1',
        generate_series(1, 5) n
    WHERE a.id <> 'a1';
    INSERT INTO indicators.population
    SELECT force, area, 2000 + n, 1, 1000, now() FROM indicators.area, generate_series(1, 10) n;
    INSERT INTO indicators.indicator (force, id, uid, created_at, revision)
    SELECT force, 'i' || n, gen_random_uuid(), now(), 5 FROM indicators.force,
        generate_series(1, 100) n;
    INSERT INTO indicators.indicator_version
    SELECT force, indicator, n, 'title', 'victims', '', 1, 'count', 1, 1, 0, false, 8191, '', '',
        '', 0, 1, NULL, 'board-2018', '', '{}', n, '{}', '{}', 24000, NULL, now()
    FROM indicators.indicator, generate_series(1, 5) n;
    INSERT INTO indicators.annotation
    SELECT force, 2, 'b' || indicator, n, gen_random_uuid(), now(), now(), false, indicator, NULL,
        24000, NULL, NULL, NULL, '', ''
    FROM indicators.indicator, generate_series(1, 3) n;
    INSERT INTO indicators.commentary
    SELECT i.force, 'c' || i.indicator || '-' || month, n, gen_random_uuid(), now(), now(), false,
        1, i.indicator, '', a.area, 24000 + month, '', 'text', '{}', '', 2, 1
    FROM indicators.indicator i JOIN indicators.area a ON a.force = i.force AND a.id = 'a1',
        generate_series(1, 12) month, generate_series(1, 2) n;
    INSERT INTO indicators.harm_weight
    SELECT force, 'h' || h, n, gen_random_uuid(), now(), now(), false, 'category-' || h % 10,
        24000 + h, NULL, 1000000, 'source', ''
    FROM indicators.force, generate_series(1, 200) h, generate_series(1, 5) n;
    INSERT INTO indicators.request
    SELECT force, 'c' || n % 7, gen_random_uuid(), sha256(''), '', now()
    FROM indicators.force, generate_series(1, 500) n;)";

// The data is made once: the tests only look at plans.
class ReferencePlansTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto created = ServiceDatabase::Create(1);
    ASSERT_THAT(created, IsOk());
    storage = created->release();
    ASSERT_THAT(storage->database().RunAsSuperuser(kReferenceData), IsOk());
    ASSERT_THAT(storage->database().RunAsSuperuser("VACUUM ANALYZE"), IsOk());
  }
  static void TearDownTestSuite() {
    delete storage;
    storage = nullptr;
  }

  static std::string Plan(const postgres::Statement& statement, absl::string_view arguments) {
    const auto plan =
        testing_postgres::ExplainAsRuntime(storage->database(), statement, "essex", arguments);
    EXPECT_THAT(plan, IsOk());
    return plan.value_or("");
  }

  static auto UsesIndex(const std::string& name) {
    return HasSubstr("\"Index Name\": \"" + name + "\"");
  }
  static auto ReadsNoTableThrough() { return Not(HasSubstr("Seq Scan")); }

  static inline ServiceDatabase* storage = nullptr;
};

TEST_F(ReferencePlansTest, AnAreaIsFoundByItsKeysAtAnyRevision) {
  for (const char* revision : {"3", "9223372036854775807"}) {
    EXPECT_THAT(Plan(kFindArea, absl::StrCat("'essex', 'a42', ", revision)),
                AllOf(UsesIndex("area_force_id_key"), UsesIndex("area_version_pkey"),
                      UsesIndex("area_parent_pkey"), ReadsNoTableThrough()))
        << revision;
  }
}

TEST_F(ReferencePlansTest, AreasAreListedByTheirKeys) {
  EXPECT_THAT(Plan(kListAreas, "'essex', 'a42', 9223372036854775807, 51"),
              AllOf(UsesIndex("area_force_id_key"), UsesIndex("area_version_pkey"),
                    UsesIndex("area_parent_pkey"), ReadsNoTableThrough()));
}

TEST_F(ReferencePlansTest, PopulationsAreListedByTheirKeys) {
  EXPECT_THAT(
      Plan(kListPopulations, "'essex', 'a42', 2003, 9223372036854775807, 51"),
      AllOf(UsesIndex("area_force_id_key"), UsesIndex("population_pkey"), ReadsNoTableThrough()));
  EXPECT_THAT(
      Plan(kGetPopulation, "'essex', 'a42', 2003, 3"),
      AllOf(UsesIndex("area_force_id_key"), UsesIndex("population_pkey"), ReadsNoTableThrough()));
  EXPECT_THAT(
      Plan(kFindPopulation, "'essex', 'a42', 2003"),
      AllOf(UsesIndex("area_force_id_key"), UsesIndex("population_pkey"), ReadsNoTableThrough()));
}

TEST_F(ReferencePlansTest, AnIndicatorIsFoundByItsKeysAtAnyRevision) {
  for (const char* revision : {"3", "9223372036854775807"}) {
    EXPECT_THAT(Plan(kFindIndicator, absl::StrCat("'essex', 'i42', ", revision)),
                AllOf(UsesIndex("indicator_force_id_key"), UsesIndex("indicator_version_pkey"),
                      HasSubstr("\"Scan Direction\": \"Backward\""), ReadsNoTableThrough()))
        << revision;
  }
}

TEST_F(ReferencePlansTest, IndicatorsAreListedWithinTheirForce) {
  EXPECT_THAT(Plan(kListIndicators, "'essex', 9223372036854775807, '', -2147483648, '', 51"),
              AllOf(UsesIndex("indicator_version_pkey"), ReadsNoTableThrough()));
}

TEST_F(ReferencePlansTest, AnAnnotationIsFoundByItsKeyAndListedWithinItsKind) {
  EXPECT_THAT(Plan(kFindAnnotation, "'essex', 2, 'b42', 2"),
              AllOf(UsesIndex("annotation_pkey"), ReadsNoTableThrough()));
  const std::string list = Plan(kListAnnotations, "'essex', 2, '', 9223372036854775807, '', 51");
  EXPECT_THAT(testing_postgres::ScansOf(storage->database(), "annotation", list),
              testing::IsOkAndHolds(::testing::Not(::testing::Contains("Seq Scan"))));
}

TEST_F(ReferencePlansTest, ACommentaryIsFoundByItsKeyAndThoseOfAMonthWithinIt) {
  EXPECT_THAT(Plan(kFindCommentary, "'essex', 'c42-3', 2, false"),
              AllOf(UsesIndex("commentary_pkey"), ReadsNoTableThrough()));
  for (const std::string& month :
       {Plan(kCommentariesOfMonth, "'essex', 24003, 'a1', 9223372036854775807"),
        Plan(kListCommentariesOfMonth,
             "'essex', '', 9223372036854775807, 0, '', '', '', 0, false, 51, 24003")}) {
    EXPECT_THAT(month, UsesIndex("commentary_by_month"));
    EXPECT_THAT(testing_postgres::ScansOf(storage->database(), "commentary", month),
                testing::IsOkAndHolds(::testing::Not(::testing::Contains("Seq Scan"))));
  }
  // Of a month's 100 among all 1,200.
  ABSL_ASSERT_OK_AND_ASSIGN(
      const int64_t pages,
      testing_postgres::PagesReadAsRuntime(
          storage->database(), kListCommentariesOfMonth, "essex",
          "'essex', '', 9223372036854775807, 0, '', '', '', 0, false, 51, 24003"));
  EXPECT_LT(pages, 800);
  EXPECT_THAT(
      Plan(kListCommentaries, "'essex', 'c42-3', 9223372036854775807, 0, '', '', '', 0, false, 51"),
      UsesIndex("commentary_pkey"));
}

TEST_F(ReferencePlansTest, HarmWeightsAreFoundByTheirKeyAndListedWithinTheirForce) {
  EXPECT_THAT(Plan(kFindHarmWeight, "'essex', 'h42', 2"), UsesIndex("harm_weight_pkey"));
  const std::string list = Plan(kListHarmWeights, "'essex', 'h42', 9223372036854775807, '', 51");
  EXPECT_THAT(list, UsesIndex("harm_weight_pkey"));
  EXPECT_THAT(testing_postgres::ScansOf(storage->database(), "harm_weight", list),
              testing::IsOkAndHolds(::testing::Not(::testing::Contains("Seq Scan"))));
}

TEST_F(ReferencePlansTest, RevisionsAreFoundByNumberAndByInstant) {
  const std::string next = Plan(kNextRevision, "'essex'");
  EXPECT_THAT(next,
              AllOf(UsesIndex("revision_pkey"), HasSubstr("\"Scan Direction\": \"Backward\"")));
  EXPECT_THAT(testing_postgres::ScansOf(storage->database(), "revision", next),
              testing::IsOkAndHolds(ElementsAre("Index Only Scan")));
  EXPECT_THAT(Plan(kNewestRevisions, "'essex'"),
              AllOf(UsesIndex("revision_pkey"), ReadsNoTableThrough()));
  // A function's plans do not show, but what they read does.
  const auto scans = storage->database().RunAsSuperuser(
      "SET ROLE indicators_runtime; SET app.force TO 'essex'; BEGIN; "
      "DO $$ BEGIN PERFORM indicators.revisions_at('essex', '2020-01-01 12:00+00'); END $$; "
      "SELECT seq_scan || ' whole, by index ' || (idx_scan > 0) FROM pg_stat_xact_user_tables "
      "WHERE relid = 'indicators.revision'::regclass");
  ABSL_ASSERT_OK(scans);
  EXPECT_EQ(*scans, "0 whole, by index true");
}

TEST_F(ReferencePlansTest, ARequestIsFoundByItsKey) {
  EXPECT_THAT(
      Plan(change_postgres::kFindRequest, "'essex', 'c3', '7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01'"),
      AllOf(UsesIndex("request_pkey"), ReadsNoTableThrough()));
}

}  // namespace
}  // namespace copperplate::indicators
