#include "libs/testing_postgres/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "libs/testing/status_matchers.h"

namespace copperplate::testing_postgres {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// The rows of two forces; only an index finds a force's own among them.
TestSchema ShelfSchema() {
  return {.service = "shelf",
          .sqitch_folder = "",
          .sql =
              "CREATE SCHEMA shelf;"
              "CREATE TABLE shelf.book (force text, id integer, title text,"
              "                         PRIMARY KEY (force, id));"
              "INSERT INTO shelf.book"
              "  SELECT f, n, repeat('x', 200) FROM unnest('{essex,kent}'::text[]) f,"
              "         generate_series(1, 5000) n;"
              "ALTER TABLE shelf.book ENABLE ROW LEVEL SECURITY;"
              "CREATE POLICY runtime ON shelf.book TO shelf_runtime"
              "  USING (force = current_setting('app.force'));"
              "GRANT USAGE ON SCHEMA shelf TO shelf_runtime;"
              "GRANT SELECT ON shelf.book TO shelf_runtime;"
              "ANALYZE shelf.book;"};
}

constexpr postgres::Statement kOne{postgres::kRead, "one",
                                   "SELECT title FROM book WHERE force = $1 AND id = $2"};
constexpr postgres::Statement kAll{postgres::kRead, "all",
                                   "SELECT count(title) FROM book WHERE id > $1"};

TEST(ExplainTest, RunsInTheServicesSchemaUnderItsRole) {
  auto made = TestDatabase::Create(ShelfSchema());
  ASSERT_THAT(made, testing::IsOk());
  const TestDatabase& database = **made;
  const auto one = ExplainAsRuntime(database, kOne, "essex", "'essex', 7");
  ASSERT_THAT(one, testing::IsOk());
  EXPECT_THAT(ScansOf(database, "book", *one), testing::IsOkAndHolds(ElementsAre("Index Scan")));
  const auto all = ExplainAsRuntime(database, kAll, "essex", "0");
  ASSERT_THAT(all, testing::IsOk());
  EXPECT_THAT(*all, HasSubstr("app.force")) << "the policy binds";
  const auto without =
      ExplainAsRuntime(database, kOne, "essex", "'essex', 7",
                       "SET enable_indexscan TO off; SET enable_bitmapscan TO off;");
  ASSERT_THAT(without, testing::IsOk());
  EXPECT_THAT(ScansOf(database, "book", *without), testing::IsOkAndHolds(ElementsAre("Seq Scan")));
}

TEST(ExplainTest, CountsThePagesOfTheDearerPlan) {
  auto made = TestDatabase::Create(ShelfSchema());
  ASSERT_THAT(made, testing::IsOk());
  const auto one = PagesReadAsRuntime(**made, kOne, "essex", "'essex', 7");
  ASSERT_THAT(one, testing::IsOk());
  EXPECT_GT(*one, 0);
  EXPECT_LE(*one, 5);
  const auto all = PagesReadAsRuntime(**made, kAll, "essex", "0");
  ASSERT_THAT(all, testing::IsOk());
  EXPECT_GT(*all, 100);
}

}  // namespace
}  // namespace copperplate::testing_postgres
