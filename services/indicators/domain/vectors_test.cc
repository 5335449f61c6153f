// The window arithmetic of libs/statistics/testdata/vectors.json: methods dashboard_columns and
// rate_rollup.
#include <jansson.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

class VectorsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NE(file_, nullptr);
    size_t index = 0;
    json_t* vector = nullptr;
    json_array_foreach(file_.get(), index, vector) {
      const std::string method = json_string_value(json_object_get(vector, "method"));
      if (method == "dashboard_columns") dashboards_.push_back(vector);
      if (method == "rate_rollup") roll_ups_.push_back(vector);
      // The only vector that has the whole series.
      if (method == "holt_winters_additive_fixed") drivers_ = Numbers(vector, "y");
    }
  }

  static double Number(const json_t* vector, const char* part, const char* name) {
    const json_t* value = json_object_get(json_object_get(vector, part), name);
    EXPECT_TRUE(json_is_number(value)) << name;
    return json_number_value(value);
  }

  static std::vector<int64_t> Numbers(const json_t* vector, const char* name) {
    std::vector<int64_t> numbers;
    size_t index = 0;
    json_t* value = nullptr;
    json_array_foreach(json_object_get(json_object_get(vector, "inputs"), name), index, value) {
      numbers.push_back(std::llround(json_number_value(value)));
    }
    return numbers;
  }

  static void Check(const json_t* vector, const char* name, double value) {
    EXPECT_NEAR(value, Number(vector, "expected", name),
                json_number_value(json_object_get(vector, "tol")))
        << name;
  }

  const std::unique_ptr<json_t, void (*)(json_t*)> file_{
      json_load_file("libs/statistics/testdata/vectors.json", JSON_REJECT_DUPLICATES, nullptr),
      json_decref};
  std::vector<const json_t*> dashboards_;
  std::vector<const json_t*> roll_ups_;
  std::vector<int64_t> drivers_;
};

TEST_F(VectorsTest, DashboardColumns) {
  ASSERT_EQ(dashboards_.size(), 3U);
  ASSERT_EQ(drivers_.size(), 192U);
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Months(Month(1969, 1), drivers_);
  for (const json_t* vector : dashboards_) {
    SCOPED_TRACE(json_string_value(json_object_get(vector, "id")));
    ASSERT_EQ(Number(vector, "inputs", "fy_start_month"), 4);
    const int32_t month = Month(static_cast<int>(Number(vector, "inputs", "year")),
                                static_cast<int>(Number(vector, "inputs", "month")));
    const DashboardRow row =
        ComputeDashboardRow({definition, series, month, *FindProfile("board-2018")});
    Check(vector, "current", row.value(Column::kCurrent).value);
    Check(vector, "minus1", row.value(Column::kMinus1).value);
    Check(vector, "minus2", row.value(Column::kMinus2).value);
    Check(vector, "minus3", row.value(Column::kMinus3).value);
    Check(vector, "fytd", row.value(Column::kFytd).value);
    Check(vector, "fytd_1", row.value(Column::kFytd1).value);
    Check(vector, "rolling12", row.value(Column::kRolling12).value);
    Check(vector, "baseline_last_fy", row.value(Column::kBaseline).value);
    Check(vector, "avg_month_last_fy", row.average_1yr.value);
    Check(vector, "avg_month_last_3_fy", row.average_3yr.value);
    Check(
        vector, "prev12_avg",
        CellMaker(definition, series, std::nullopt).Average({month - 12, month - 1}, false).value);
    ASSERT_EQ(json_object_size(json_object_get(vector, "expected")), 11U);
  }
}

TEST_F(VectorsTest, RatesAreRatiosOfSums) {
  ASSERT_EQ(roll_ups_.size(), 1U);
  const json_t* vector = roll_ups_[0];
  const int32_t month = Month(2018, 3);
  const IndicatorDefinition definition = DefinitionOf(Measure::kRatio, 1, "percent");
  const std::vector<SeriesPoint> series =
      Months(month - 11, Numbers(vector, "x"), Numbers(vector, "n"));
  const DashboardRow row =
      ComputeDashboardRow({definition, series, month, *FindProfile("board-2018")});
  Check(vector, "rate_rolling12", row.value(Column::kRolling12).value / 100);
  EXPECT_GT(std::fabs(row.value(Column::kRolling12).value / 100 -
                      Number(vector, "expected", "mean_of_monthly_rates_wrong")),
            0.01);
}

}  // namespace
}  // namespace copperplate::indicators
