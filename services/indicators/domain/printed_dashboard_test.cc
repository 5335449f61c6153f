// The counted rows of the Police and Crime Plan dashboard as at 31 March 2018, as the Board's pack
// of 10 May 2018 prints them. The months between the printed ones are filled in to the printed
// totals; no cell checked here depends on how.
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

struct PrintedRow {
  std::string title;
  int64_t current, minus1, minus2, minus3;
  std::string v1yr;
  int64_t rolling12, baseline;
  std::string benchmark;
};

const PrintedRow kRows[] = {
    {"All Recorded Crime", 4988, 5737, 3968, 4078, "Comparable", 66192, 58060, "Higher"},
    {"Violence with Injury", 431, 420, 355, 316, "Comparable", 4999, 4776, "Higher"},
    {"Violence without Injury", 1029, 977, 622, 474, "Higher", 11716, 9453, "Higher"},
    {"Burglary Dwelling", 139, 229, 161, 210, "Lower", 2779, 2210, "Higher"},
    {"Domestic Abuse", 655, 581, 439, 335, "Higher", 7628, 6518, "Higher"},
    {"Serious Sexual Offences", 124, 88, 88, 87, "Higher", 1400, 1214, "Higher"},
    {"Cyber crime", 40, 57, 42, 35, "Comparable", 697, 599, "Higher"},
    {"Rural Crime", 119, 153, 89, 80, "Comparable", 2118, 1552, "Higher"},
    {"Drugs Offences", 104, 150, 104, 183, "Lower", 1423, 1614, "Lower"},
    {"Conditional Cautions - adults", 74, 35, 31, 18, "Higher", 502, 352, "Higher"},
    {"Conditional Cautions - youths", 7, 1, 18, 10, "Comparable", 66, 76, "Lower"},
    {"Hate Crime", 69, 114, 63, 59, "Lower", 1143, 1052, "Higher"},
    {"Police recorded ASB", 1377, 1918, 1911, 1796, "Lower", 19820, 24582, "Lower"},
    {"Special Constabulary - Hours worked", 5168, 4743, 4733, 6711, "Comparable", 52220, 56330,
     "Lower"},
    // Printed Lower for the month and Comparable for the year: neither follows from the figures.
    {"Incidents with mental health qualifier", 780, 870, 950, 478, "Comparable", 10072, 10344,
     "Comparable"},
    {"Community Resolutions", 125, 130, 122, 84, "Lower", 1576, 1892, "Lower"},
};

// Twelve months to `last` whose last is `month_value` and which come to `total`.
void AddYear(std::vector<SeriesPoint>& series, int32_t last, int64_t month_value, int64_t total) {
  const int64_t rest = total - month_value;
  for (int32_t i = 0; i < 11; ++i) {
    series.push_back(Point(last - 11 + i, rest / 11 + (i < rest % 11 ? 1 : 0)));
  }
  series.push_back(Point(last, month_value));
}

std::vector<SeriesPoint> SeriesOf(const PrintedRow& row, int32_t last) {
  std::vector<SeriesPoint> series;
  AddYear(series, last - 36, row.minus3, row.minus3 * 12);
  AddYear(series, last - 24, row.minus2, row.minus2 * 12);
  AddYear(series, last - 12, row.minus1, row.baseline);
  AddYear(series, last, row.current, row.rolling12);
  return series;
}

TEST(PrintedDashboardTest, CountsAndTheirVerdicts) {
  const int32_t march = Month(2018, 3);
  for (const PrintedRow& printed : kRows) {
    SCOPED_TRACE(printed.title);
    const IndicatorDefinition definition = DefinitionOf(
        printed.title.find("Hours") == std::string::npos ? Measure::kCount : Measure::kAmount);
    const std::vector<SeriesPoint> series = SeriesOf(printed, march);
    const DashboardRow row =
        ComputeDashboardRow({definition, series, march, *FindProfile("board-2018")});
    EXPECT_EQ(row.value(Column::kCurrent).text, absl::StrCat(printed.current));
    EXPECT_EQ(row.value(Column::kMinus1).text, absl::StrCat(printed.minus1));
    EXPECT_EQ(row.value(Column::kMinus2).text, absl::StrCat(printed.minus2));
    EXPECT_EQ(row.value(Column::kMinus3).text, absl::StrCat(printed.minus3));
    // At 31 March the year to date is the rolling 12 months, last year's the baseline.
    EXPECT_EQ(row.value(Column::kFytd).text, absl::StrCat(printed.rolling12));
    EXPECT_EQ(row.value(Column::kFytd1).text, absl::StrCat(printed.baseline));
    EXPECT_EQ(row.value(Column::kRolling12).text, absl::StrCat(printed.rolling12));
    EXPECT_EQ(row.value(Column::kBaseline).text, absl::StrCat(printed.baseline));
    EXPECT_EQ(PrintedVerdict(row.v_1yr), printed.v1yr);
    EXPECT_EQ(PrintedVerdict(row.benchmark), printed.benchmark);
  }
}

// Casualties are three quarters behind: June 2017 stands under March 2018.
TEST(PrintedDashboardTest, CasualtiesLagNineMonths) {
  constexpr int32_t june = Month(2017, 6);
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.lag_months = 9;
  // April to June 2017 come to 99, the year to June to 407, the financial year before to 387.
  std::vector<SeriesPoint> series = Flat(june, 39, 34);
  const auto set = [&series](int months_before, int64_t value) {
    series[series.size() - 1 - static_cast<size_t>(months_before)] =
        Point(june - months_before, value);
  };
  set(0, 27);
  set(1, 36);
  set(2, 36);
  for (int i = 3; i < 11; ++i) set(i, 34);
  set(11, 36);
  // April to June 2016 come to 79.
  set(12, 26);
  set(13, 27);
  set(14, 26);
  set(24, 27);
  set(36, 38);
  const DashboardRow row =
      ComputeDashboardRow({definition, series, Month(2018, 3), *FindProfile("board-2018")});
  EXPECT_EQ(row.data_month, june);
  EXPECT_TRUE(row.data_month_differs());
  EXPECT_EQ(row.value(Column::kCurrent).text, "27");
  EXPECT_EQ(row.value(Column::kMinus1).text, "26");
  EXPECT_EQ(row.value(Column::kMinus2).text, "27");
  EXPECT_EQ(row.value(Column::kMinus3).text, "38");
  EXPECT_EQ(row.value(Column::kFytd).text, "99");
  EXPECT_EQ(row.value(Column::kFytd1).text, "79");
  EXPECT_EQ(row.value(Column::kRolling12).text, "407");
  EXPECT_EQ(row.value(Column::kBaseline).text, "387");
  EXPECT_EQ(PrintedVerdict(row.v_1yr), "Comparable");
  EXPECT_EQ(PrintedVerdict(row.benchmark), "Higher");
}

TEST(PrintedDashboardTest, AnEstablishmentShowsItsLastValue) {
  const int32_t march = Month(2018, 3);
  IndicatorDefinition definition = DefinitionOf(Measure::kLevel, 0, "headcount");
  definition.columns = {Column::kCurrent, Column::kMinus1,    Column::kMinus2,
                        Column::kMinus3,  Column::kRolling12, Column::kBaseline};
  const std::vector<SeriesPoint> series = {Point(march - 36, 280), Point(march - 24, 257),
                                           Point(march - 12, 235), Point(march, 229)};
  const DashboardRow row =
      ComputeDashboardRow({definition, series, march, *FindProfile("board-2018")});
  EXPECT_EQ(row.value(Column::kCurrent).text, "229");
  EXPECT_EQ(row.value(Column::kMinus3).text, "280");
  EXPECT_EQ(row.value(Column::kRolling12).text, "229");
  EXPECT_EQ(row.value(Column::kBaseline).text, "235");
  EXPECT_EQ(row.value(Column::kFytd).text, "-");
  EXPECT_EQ(PrintedVerdict(row.v_1yr), "-");
  EXPECT_EQ(PrintedVerdict(row.benchmark), "-");
}

}  // namespace
}  // namespace copperplate::indicators
