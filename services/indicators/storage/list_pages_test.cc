// A page of a list costs what its rows cost, wherever it lies in a long series.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/indicators/storage/batch_rows.h"
#include "services/indicators/storage/observation_rows.h"
#include "services/indicators/storage/population_rows.h"
#include "services/indicators/storage/printed_cell_rows.h"
#include "services/indicators/storage/testing/service_database.h"

namespace copperplate::indicators {
namespace {

using testing::IsOk;

// 5 areas, 10 indicators: 100,000 figures of one in each of two areas, 500 breakdowns a month; 40
// versions of each of its 5,000 figures in a third; 60 figures in every other series. A thousand
// versions of the only figure in the last area. Of printed cells 800 months of two indicators, of
// populations 300 years, each in 10 versions.
constexpr char kFigurePages[] = R"(
    INSERT INTO indicators.revision SELECT 'essex', n, now(), '' FROM generate_series(1, 1000) n;
    INSERT INTO indicators.area (force, area, id, uid, created_at, revision)
    SELECT 'essex', n, 'a' || n, gen_random_uuid(), now(), 1 FROM generate_series(1, 5) n;
    INSERT INTO indicators.indicator (force, indicator, id, uid, created_at, revision)
    SELECT 'essex', n, 'i' || n, gen_random_uuid(), now(), 1 FROM generate_series(0, 9) n;
    INSERT INTO indicators.batch (force, batch, id, uid, created_at, state, source, revision_reason,
        author, row_count, inserted_count, revised_count, unchanged_count, fault_count,
        content_sha256, revision)
    SELECT 'essex', n, 'b' || n, gen_random_uuid(), now(), 2, '', '', '', 0, 0, 0, 0, 0, sha256(''),
           0
    FROM generate_series(1, 30000) n;
    INSERT INTO indicators.batch_fault
    SELECT 'essex', batch, n, n, '', '', '' FROM generate_series(1, 30) batch,
           generate_series(1, 1000) n;
    INSERT INTO indicators.observation
    SELECT 'essex', area, 4, 24000 + n / 500, CASE WHEN n % 500 > 0 THEN 'k=' || n % 500 ELSE '' END,
           1 + n % 1000, n, NULL, 0, 1 + n % 30000
    FROM generate_series(2, 3) area, generate_series(0, 99999) n;
    INSERT INTO indicators.observation
    SELECT 'essex', 4, 4, 24000 + n / 50, CASE WHEN n % 50 > 0 THEN 'k=' || n % 50 ELSE '' END,
           revision, n, NULL, 0, 1 + n
    FROM generate_series(0, 4999) n, generate_series(1, 40) revision;
    INSERT INTO indicators.observation
    SELECT 'essex', area, indicator, 24000 + n, '', 1, n, NULL, 0, 1
    FROM generate_series(1, 4) area, generate_series(0, 9) indicator, generate_series(1, 60) n
    WHERE indicator <> 4;
    INSERT INTO indicators.observation
    SELECT 'essex', 5, 4, 24000, '', n, n, NULL, 0, n FROM generate_series(1, 1000) n;
    INSERT INTO indicators.printed_cell
    SELECT 'essex', indicator, 2, month, cell, 0, 1,
           'p' || indicator || '-' || month || '-' || cell, '5', '', 0, NULL, ''
    FROM generate_series(3, 4) indicator, generate_series(24000, 24799) month,
         generate_series(1, 12) cell;
    INSERT INTO indicators.population
    SELECT 'essex', area, year, revision, 5, now()
    FROM generate_series(1, 5) area, generate_series(1900, 2199) year,
         generate_series(1, 10) revision)";

constexpr int kListedRows = 51;
// Of the figure, of its batch and of its revision: each below a root and a level or two.
constexpr int64_t kMostPages = int64_t{kListedRows} * 10;

class ListPagesTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto created = ServiceDatabase::Create(1);
    ASSERT_THAT(created, IsOk());
    storage = created->release();
    ASSERT_THAT(storage->database().RunAsSuperuser(kFigurePages), IsOk());
    ASSERT_THAT(storage->database().RunAsSuperuser("VACUUM ANALYZE"), IsOk());
  }
  static void TearDownTestSuite() {
    delete storage;
    storage = nullptr;
  }

  static int64_t PagesRead(const postgres::Statement& statement, absl::string_view arguments) {
    const auto pages =
        testing_postgres::PagesReadAsRuntime(storage->database(), statement, "essex", arguments);
    EXPECT_THAT(pages, IsOk());
    return pages.value_or(-1);
  }

  // Where `series` is `'area', 'indicator'`, either empty for all, and `after` what the page before
  // ended with.
  static int64_t PagesListed(absl::string_view series, absl::string_view after) {
    return PagesRead(kListObservations, absl::StrCat("'essex', 1000, ", series, ", 22800, 26399, ",
                                                     after, ", ", kListedRows));
  }

  static inline ServiceDatabase* storage = nullptr;
};

TEST_F(ListPagesTest, AnyPageOfALongSeriesIsReadAlone) {
  for (const char* series : {"'', ''", "'a2', ''", "'', 'i4'", "'a2', 'i4'"}) {
    for (const char* after :
         {"'', '', 0, ''", "'a2', 'i4', 24000, 'k=150'", "'a2', 'i4', 24100, ''",
          "'a2', 'i4', 24199, 'k=95'", "'a2', 'i4', 24199, 'k=99'"}) {
      SCOPED_TRACE(absl::StrCat(series, " after ", after));
      const int64_t pages = PagesListed(series, after);
      EXPECT_GT(pages, 0);
      EXPECT_LE(pages, kMostPages);
    }
  }
}

TEST_F(ListPagesTest, FiguresWithManyVersionsCostTheirVersions) {
  for (const char* month : {"23999", "24050", "24099"}) {
    EXPECT_LE(PagesListed("'', 'i4'", absl::StrCat("'a4', 'i4', ", month, ", 'k=3'")), kMostPages)
        << month;
  }
}

TEST_F(ListPagesTest, AnyPageOfAHistoryIsReadAlone) {
  for (const char* below : {"9223372036854775807", "500", "52"}) {
    const int64_t pages =
        PagesRead(kObservationHistory,
                  absl::StrCat("'essex', 'a5', 'i4', 24000, '', ", below, ", ", kListedRows));
    EXPECT_GT(pages, kListedRows) << below;
    EXPECT_LE(pages, kMostPages) << below;
  }
}

TEST_F(ListPagesTest, AnyPageOfBatchesAndFaultsIsReadAlone) {
  for (const char* below : {"2147483648", "15000", "52"}) {
    EXPECT_LE(PagesRead(kListBatches, absl::StrCat("'essex', ", below, ", ", kListedRows)), 20)
        << below;
  }
  for (const char* skip : {"0", "500", "949"}) {
    EXPECT_LE(PagesRead(kListBatchFaults, absl::StrCat("'essex', 15, ", skip, ", ", kListedRows)),
              20)
        << skip;
  }
}

TEST_F(ListPagesTest, AnyPageOfPrintedCellsIsReadAlone) {
  for (const char* months : {"22800, 26399", "24700, 24700"}) {
    for (const char* after : {"'', '', 0, 1, 0", "'a2', 'i3', 24400, 5, 0",
                              "'a2', 'i3', 24799, 5, 0", "'a2', 'i4', 24799, 5, 0"}) {
      const std::string arguments =
          absl::StrCat("'essex', 1000, ", months, ", ", after, ", ", kListedRows);
      EXPECT_LE(PagesRead(kListCells, arguments), kMostPages) << arguments;
    }
  }
}

TEST_F(ListPagesTest, AnyPageOfPopulationsIsReadAlone) {
  for (const char* after : {"'', 0", "'a2', 2050", "'a5', 2140"}) {
    EXPECT_LE(
        PagesRead(kListPopulations, absl::StrCat("'essex', ", after, ", 1000, ", kListedRows)),
        kMostPages)
        << after;
  }
}

}  // namespace
}  // namespace copperplate::indicators
