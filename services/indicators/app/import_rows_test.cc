#include "services/indicators/app/import_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "libs/testing/status_matchers.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::Pair;

// A row that owns its text: area, indicator, month, breakdown, line, numerator.
using Plain = std::tuple<int32_t, int32_t, int32_t, std::string, int64_t, int64_t>;

ImportRow RowOf(const Plain& plain) {
  ImportRow row;
  std::tie(row.area, row.indicator, row.month, std::ignore, row.line, row.numerator) = plain;
  row.breakdown = std::get<3>(plain);
  return row;
}

std::vector<Plain> All(ImportRows& rows) {
  std::vector<Plain> all;
  EXPECT_THAT(rows.ForEach([&](const ImportRow& row) {
    all.emplace_back(row.area, row.indicator, row.month, std::string(row.breakdown), row.line,
                     row.numerator);
    return absl::OkStatus();
  }),
              IsOk());
  return all;
}

std::vector<std::pair<int64_t, int64_t>> Seal(ImportRows& rows) {
  std::vector<std::pair<int64_t, int64_t>> repeated;
  EXPECT_THAT(rows.Seal(), IsOk());
  EXPECT_THAT(FindRepeatedKeys(
                  rows, [&](int64_t line, int64_t first) { repeated.emplace_back(line, first); }),
              IsOk());
  return repeated;
}

ImportRows::Options SmallRuns(size_t rows) { return {.folder = "/tmp", .run_bytes = rows * 48}; }

TEST(ImportRowsTest, KeepsEveryPartOfARow) {
  for (const size_t run_rows : {1U, 100U}) {
    ImportRows rows(SmallRuns(run_rows));
    ImportRow full;
    full.area = 1;
    full.indicator = 2;
    full.month = 3;
    full.breakdown = "age=18-24";
    full.numerator = -5;
    full.denominator = 0;
    full.status = FigureStatus::kProvisional;
    full.qualifier = Qualifier::kAsPrinted;
    full.period_months = 12;
    full.line = 1'000'000'000'000;
    ABSL_ASSERT_OK(rows.Add(full));
    ABSL_ASSERT_OK(rows.Add(ImportRow()));
    EXPECT_THAT(Seal(rows), IsEmpty());
    int count = 0;
    ABSL_EXPECT_OK(rows.ForEach([&](const ImportRow& row) {
      if (++count == 1) {
        EXPECT_EQ(row.area, 0);
        EXPECT_EQ(row.breakdown, "");
        EXPECT_EQ(row.denominator, std::nullopt);
        EXPECT_EQ(row.period_months, 1);
        return absl::OkStatus();
      }
      EXPECT_EQ(row.area, 1);
      EXPECT_EQ(row.indicator, 2);
      EXPECT_EQ(row.month, 3);
      EXPECT_EQ(row.breakdown, "age=18-24");
      EXPECT_EQ(row.numerator, -5);
      EXPECT_EQ(row.denominator, 0);
      EXPECT_EQ(row.status, FigureStatus::kProvisional);
      EXPECT_EQ(row.qualifier, Qualifier::kAsPrinted);
      EXPECT_EQ(row.period_months, 12);
      EXPECT_EQ(row.line, 1'000'000'000'000);
      return absl::OkStatus();
    }));
    EXPECT_EQ(count, 2);
  }
}

TEST(ImportRowsTest, NothingIsInOrder) {
  ImportRows rows(SmallRuns(1));
  EXPECT_THAT(Seal(rows), IsEmpty());
  EXPECT_THAT(All(rows), IsEmpty());
}

TEST(ImportRowsTest, TellsOfEveryRepeatedKey) {
  for (const size_t run_rows : {1U, 2U, 100U}) {
    ImportRows rows(SmallRuns(run_rows));
    const std::vector<Plain> given = {{1, 1, 1, "", 2, 0},    {1, 1, 1, "a=1", 3, 0},
                                      {1, 1, 1, "", 4, 0},    {1, 1, 2, "", 5, 0},
                                      {1, 1, 1, "a=1", 6, 0}, {1, 1, 1, "", 7, 0}};
    for (const Plain& row : given) ABSL_ASSERT_OK(rows.Add(RowOf(row)));
    EXPECT_THAT(Seal(rows), ElementsAre(Pair(4, 2), Pair(7, 2), Pair(6, 3)));
  }
}

TEST(ImportRowsTest, EndsWithTheVisitorsError) {
  for (const size_t run_rows : {1U, 100U}) {
    ImportRows rows(SmallRuns(run_rows));
    for (int line = 2; line < 6; ++line) ABSL_ASSERT_OK(rows.Add(RowOf({1, 1, line, "", line, 0})));
    EXPECT_THAT(Seal(rows), IsEmpty());
    int count = 0;
    EXPECT_EQ(rows.ForEach([&](const ImportRow&) {
      return ++count == 3 ? absl::CancelledError("stop") : absl::OkStatus();
    }),
              absl::CancelledError("stop"));
    EXPECT_EQ(count, 3);
  }
}

TEST(ImportRowsTest, SaysThatThereIsNoFolder) {
  ImportRows rows({.folder = "/tmp/no-such-folder-here", .run_bytes = 48});
  ABSL_ASSERT_OK(rows.Add(ImportRow()));
  EXPECT_THAT(rows.Add(ImportRow()), HasReason("TEMPORARY_FILE"));
}

RC_GTEST_PROP(ImportRowsProperty, AreInOrderHoweverManyRunsTheyTake, ()) {
  const auto text = rc::gen::container<std::string>(rc::gen::inRange('a', 'd'));
  auto given = *rc::gen::container<std::vector<Plain>>(
      rc::gen::tuple(rc::gen::inRange(-2, 3), rc::gen::inRange(0, 3), rc::gen::inRange(0, 3), text,
                     rc::gen::just(int64_t{0}), rc::gen::arbitrary<int64_t>()));
  int64_t line = 1;
  for (Plain& row : given) std::get<4>(row) = ++line;
  ImportRows rows(SmallRuns(*rc::gen::inRange<size_t>(1, 20)));
  for (const Plain& row : given) RC_ASSERT(rows.Add(RowOf(row)).ok());
  std::vector<std::pair<int64_t, int64_t>> repeated = Seal(rows);

  std::vector<Plain> sorted = given;
  std::sort(sorted.begin(), sorted.end());
  RC_ASSERT(All(rows) == sorted);
  RC_ASSERT(All(rows) == sorted);  // as often as asked

  std::map<std::tuple<int32_t, int32_t, int32_t, std::string>, int64_t> first_lines;
  std::vector<std::pair<int64_t, int64_t>> expected;
  for (const auto& [area, indicator, month, breakdown, at, numerator] : given) {
    const auto [first, is_new] = first_lines.try_emplace({area, indicator, month, breakdown}, at);
    if (!is_new) expected.emplace_back(at, first->second);
  }
  std::sort(repeated.begin(), repeated.end());
  RC_ASSERT(repeated == expected);
}

}  // namespace
}  // namespace copperplate::indicators
