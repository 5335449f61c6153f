#include "services/indicators/domain/dashboard_rows.h"

#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/indicators/domain/test_comparison.h"

namespace copperplate::indicators {
namespace {

// Rows of counts whose benchmark alone is tested, `now` against 1,052.
class DashboardRowsTest : public ::testing::Test {
 protected:
  std::vector<DashboardRow> Rows(const std::vector<int64_t>& now, SignificanceControl control,
                                 const Profile& profile = Significance()) {
    definition_.columns = {Column::kRolling12, Column::kBaseline, Column::kBenchmark};
    std::vector<std::vector<SeriesPoint>> series;
    series.reserve(now.size());
    for (const int64_t count : now) series.push_back(TwoYears(count, 1052));
    std::vector<RowInput> inputs;
    inputs.reserve(now.size());
    for (const std::vector<SeriesPoint>& of_row : series) {
      inputs.push_back({definition_, of_row, kMarch, profile});
    }
    return ComputeDashboardRows(inputs, control);
  }

  IndicatorDefinition definition_ = DefinitionOf(Measure::kCount);
};

TEST_F(DashboardRowsTest, AreControlledTogether) {
  // p is 0.83, 0.03 and 0.0009.
  const std::vector<int64_t> now = {1062, 1154, 1210};
  const std::vector<DashboardRow> alone = Rows(now, SignificanceControl::kOneIn20);
  EXPECT_EQ(alone[0].benchmark.significant, false);
  EXPECT_EQ(alone[1].benchmark.significant, true);
  EXPECT_EQ(alone[2].benchmark.significant, true);
  EXPECT_FALSE(alone[2].benchmark.adjusted.has_value());

  const std::vector<DashboardRow> rows = Rows(now, SignificanceControl::kBenjaminiHochberg);
  for (size_t i = 0; i < rows.size(); ++i) {
    const Verdict& verdict = rows[i].benchmark;
    EXPECT_EQ(verdict.p, alone[i].benchmark.p);
    EXPECT_EQ(verdict.adjusted->tests, 3);
  }
  // The least of three times 3, the next times 3 over 2, the largest as it is.
  EXPECT_NEAR(rows[2].benchmark.adjusted->p, *rows[2].benchmark.p * 3, 1e-15);
  EXPECT_NEAR(rows[1].benchmark.adjusted->p, *rows[1].benchmark.p * 3 / 2, 1e-15);
  EXPECT_EQ(rows[0].benchmark.adjusted->p, *rows[0].benchmark.p);
  EXPECT_EQ(rows[1].benchmark.word, VerdictWord::kHigher);
  EXPECT_EQ(rows[2].benchmark.word, VerdictWord::kHigher);

  // Beside more that are no news, one in the middle may be chance.
  const std::vector<DashboardRow> many =
      Rows({1062, 1062, 1062, 1154, 1210}, SignificanceControl::kBenjaminiHochberg);
  EXPECT_EQ(many[3].benchmark.word, VerdictWord::kComparable);
  EXPECT_EQ(many[4].benchmark.word, VerdictWord::kHigher);
  EXPECT_EQ(many[4].benchmark.adjusted->tests, 5);
}

TEST_F(DashboardRowsTest, EveryProfileSaysWhatIsSignificant) {
  const std::vector<DashboardRow> rows =
      Rows({1062, 1062, 1062, 1154, 1210}, SignificanceControl::kBenjaminiHochberg, Board());
  EXPECT_EQ(rows[3].benchmark.word, VerdictWord::kHigher);
  EXPECT_EQ(rows[3].benchmark.significant, false);
  EXPECT_EQ(rows[4].benchmark.significant, true);
  EXPECT_EQ(Rows({1154}, SignificanceControl::kOneIn500, Board())[0].benchmark.significant, false);
}

TEST_F(DashboardRowsTest, OnlyTestsAreCounted) {
  definition_.measure = Measure::kMean;
  const std::vector<DashboardRow> rows = Rows({1154}, SignificanceControl::kBenjaminiHochberg);
  EXPECT_FALSE(rows[0].benchmark.adjusted.has_value());
  EXPECT_TRUE(Rows({}, SignificanceControl::kBenjaminiHochberg).empty());
  // Three columns, three tests; that of each goes back to it.
  definition_ = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, 48, 100);
  series.back() = Point(kMarch, 150);
  const RowInput input{definition_, series, kMarch, Significance()};
  const DashboardRow row =
      ComputeDashboardRows({&input, 1}, SignificanceControl::kBenjaminiHochberg)[0];
  EXPECT_EQ(row.benchmark.adjusted->tests, 3);
  EXPECT_GT(*row.v_1yr.p, *row.v_3yr.p);
  EXPECT_NEAR(row.v_3yr.adjusted->p, *row.v_3yr.p * 3, 1e-15);
  EXPECT_EQ(row.benchmark.adjusted->p, *row.benchmark.p);
}

}  // namespace
}  // namespace copperplate::indicators
