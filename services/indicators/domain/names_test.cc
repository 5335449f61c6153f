#include "services/indicators/domain/names.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace copperplate::indicators {
namespace {

// Every value up to `last` has a word of its own, and there is none beyond.
template <typename Enum>
void ExpectWords(Enum last) {
  const int count = static_cast<int>(last) + 1;
  std::set<std::string> words;
  for (int i = 0; i < count; ++i) words.insert(std::string(Name(static_cast<Enum>(i))));
  EXPECT_EQ(static_cast<int>(words.size()), count);
  EXPECT_EQ(words.count(""), 0U);
  EXPECT_EQ(Name(static_cast<Enum>(count)), "");
}

TEST(NamesTest, EveryValueHasAWordOfItsOwn) {
  ExpectWords(Measure::kHarm);
  ExpectWords(Polarity::kNeutral);
  ExpectWords(Frequency::kAnnual);
  ExpectWords(BaselineRule::kFixed);
  ExpectWords(Column::kChange);
  ExpectWords(FigureStatus::kProvisional);
  ExpectWords(Qualifier::kAsPrinted);
  ExpectWords(AreaKind::kDistrict);
  ExpectWords(CodeScheme::kLocal);
  ExpectWords(AbsenceReason::kNegativeNotAllowed);
  ExpectWords(Comparison::kPeers);
  ExpectWords(Method::kLaneyPoissonZAndBand);
  ExpectWords(SignificanceControl::kBenjaminiHochberg);
  ExpectWords(VerdictWord::kHigher);
  ExpectWords(VerdictReason::kValuesAreDifferences);
  ExpectWords(Comparator::kRegional);
  ExpectWords(PeerOrigin::kAsPrinted);
  ExpectWords(ChartValueKind::kSeasonalDifferences);
  ExpectWords(ChartSignal::kShiftLow);
  ExpectWords(Direction::kDown);
  ExpectWords(ObservationFault::kHarmNeedsOffence);
  ExpectWords(ObservationField::kBreakdown);
}

template <typename Enum>
void ExpectParses(std::optional<Enum> (*parse)(absl::string_view), Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    EXPECT_EQ(parse(Name(static_cast<Enum>(i))), static_cast<Enum>(i));
  }
  EXPECT_EQ(parse(""), std::nullopt);
  EXPECT_EQ(parse("count"), std::nullopt);
}

TEST(NamesTest, ParsingUndoesNaming) {
  ExpectParses(ParseFigureStatus, FigureStatus::kProvisional);
  ExpectParses(ParseQualifier, Qualifier::kAsPrinted);
}

TEST(NamesTest, SpotChecksOfOrder) {
  EXPECT_EQ(Name(Measure::kPerHead), "PER_HEAD");
  EXPECT_EQ(Name(Column::kRolling12), "ROLLING_12");
  EXPECT_EQ(Name(Column::kPeers), "PEERS");
  EXPECT_EQ(Name(AbsenceReason::kDenominatorZero), "DENOMINATOR_ZERO");
  EXPECT_EQ(Name(VerdictReason::kNegativeCount), "NEGATIVE_COUNT");
  EXPECT_EQ(Name(VerdictWord::kComparable), "COMPARABLE");
  EXPECT_EQ(Name(Qualifier::kReconstructed), "RECONSTRUCTED");
  EXPECT_EQ(Name(ObservationFault::kMonthInFuture), "MONTH_IN_FUTURE");
}

}  // namespace
}  // namespace copperplate::indicators
