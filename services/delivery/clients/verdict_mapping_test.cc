#include "services/delivery/clients/verdict_mapping.h"

#include <gtest/gtest.h>

#include "copperplate/indicators/v1/dashboard.pb.h"

namespace copperplate::delivery {
namespace {

using indicators::v1::DashboardRow;
using Verdict = indicators::v1::Verdict;

void Say(Verdict& verdict, Verdict::Word word, const char* text) {
  verdict.set_word(word);
  verdict.set_text(text);
}

void DoesNotApply(Verdict& verdict) {
  Say(verdict, Verdict::NOT_CALCULATED, "-");
  verdict.set_reason(Verdict::NOT_APPLICABLE);
}

TEST(ReadRow, TakesTheFirstComparisonThatApplies) {
  DashboardRow row;
  Say(*row.mutable_benchmark(), Verdict::LOWER, "Lower");
  Say(*row.mutable_v_1_year_average(), Verdict::COMPARABLE, "Comparable");
  Say(*row.mutable_v_3_year_average(), Verdict::HIGHER, "Higher");
  EXPECT_EQ(ReadRow(row).word, IndicatorVerdict::Word::kLower);
  EXPECT_EQ(ReadRow(row).comparison, IndicatorVerdict::Comparison::kBenchmark);

  DoesNotApply(*row.mutable_benchmark());
  EXPECT_EQ(ReadRow(row).word, IndicatorVerdict::Word::kComparable);
  EXPECT_EQ(ReadRow(row).comparison, IndicatorVerdict::Comparison::kYearAverage);

  DoesNotApply(*row.mutable_v_1_year_average());
  EXPECT_EQ(ReadRow(row).word, IndicatorVerdict::Word::kHigher);
  EXPECT_EQ(ReadRow(row).text, "Higher");
  EXPECT_EQ(ReadRow(row).comparison, IndicatorVerdict::Comparison::kThreeYearAverage);

  DoesNotApply(*row.mutable_v_3_year_average());
  EXPECT_EQ(ReadRow(row).word, IndicatorVerdict::Word::kNotCalculated);
  EXPECT_EQ(ReadRow(row).text, "-");
  EXPECT_EQ(ReadRow(row).comparison, IndicatorVerdict::Comparison::kBenchmark);
}

// A verdict that applies and has no word is not passed over: it says why.
TEST(ReadRow, SaysInTheRowsOwnWordsWhatIsMissing) {
  DashboardRow row;
  row.set_data_month("2018-03");
  row.mutable_current()->set_text("n/a");
  Verdict& benchmark = *row.mutable_benchmark();
  Say(benchmark, Verdict::NOT_CALCULATED, "n/a");
  benchmark.set_reason(Verdict::SUBJECT_ABSENT);
  benchmark.set_sentence("There is no figure for March 2018.");
  Say(*row.mutable_v_1_year_average(), Verdict::COMPARABLE, "Comparable");
  const IndicatorVerdict verdict = ReadRow(row);
  EXPECT_EQ(verdict.value, "n/a");
  EXPECT_EQ(verdict.text, "n/a");
  EXPECT_EQ(verdict.word, IndicatorVerdict::Word::kNotCalculated);
  EXPECT_EQ(verdict.sentence, "There is no figure for March 2018.");
  EXPECT_EQ(verdict.data_month, absl::CivilMonth(2018, 3));
}

TEST(ReadRow, AWordOrDirectionOfALaterReleaseIsNone) {
  DashboardRow row;
  row.mutable_benchmark()->set_word(static_cast<Verdict::Word>(99));
  row.set_polarity(static_cast<indicators::v1::Indicator::Polarity>(99));
  EXPECT_EQ(ReadRow(row).word, IndicatorVerdict::Word::kNotCalculated);
  EXPECT_EQ(ReadRow(row).polarity, IndicatorVerdict::Polarity::kNeutral);
  row.set_polarity(indicators::v1::Indicator::HIGHER_IS_BETTER);
  EXPECT_EQ(ReadRow(row).polarity, IndicatorVerdict::Polarity::kHigherIsBetter);
}

}  // namespace
}  // namespace copperplate::delivery
