// What an import warns of. On PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/indicators/storage/testing/figures_test_base.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class FiguresWarningTest : public FiguresWorldTest {};

// `south crime 0 = 7 on 2`: of the figures that are to be judged.
std::vector<std::string> Judged(const ImportReference& reference,
                                const std::vector<RecentSeries>& recent) {
  std::vector<std::string> judged;
  for (const RecentSeries& series : recent) {
    std::string id;
    for (const ImportArea& area : reference.areas) {
      if (area.number == series.area) id = area.id;
    }
    for (const RecentFigure& figure : series.figures) {
      if (figure.line == 0) continue;
      judged.push_back(absl::StrCat(id, series.breakdown.empty() ? "" : " ", series.breakdown, " ",
                                    figure.month - FiguresTestBase::kMonth, " = ",
                                    figure.numerator / kMillion, "/", figure.denominator / kMillion,
                                    " on ", figure.line));
    }
  }
  return judged;
}

TEST_P(FiguresWarningTest, WarningsAreJudgedOfWhatChangesInTheLastPeriods) {
  Import({{.month = kMonth - 12, .numerator = 1},
          {.month = kMonth, .numerator = 2},
          {.area = "north", .month = kMonth, .numerator = 8}});
  ABSL_ASSERT_OK_AND_ASSIGN(const ImportReference reference, imports().LoadReference(context()));
  EXPECT_THAT(reference.links, SizeIs(2));
  Import({{.month = kMonth - 13, .numerator = 9},  // too far back
          {.month = kMonth - 12, .numerator = 5},
          {.month = kMonth - 2, .numerator = 3},
          {.month = kMonth, .numerator = 2},  // as before
          {.month = kMonth - 1, .numerator = 4, .breakdown = "age=15-17"},
          {.indicator = "speed", .month = kMonth, .numerator = 6, .denominator = 2}});
  EXPECT_THAT(Judged(reference, recent_),
              ::testing::UnorderedElementsAre(
                  "south -2 = 3/0 on 4", "south age=15-17 -1 = 4/0 on 6", "south 0 = 6/2 on 7"));
  // With what was held, what the import puts in its place, and the area beside it.
  std::vector<std::string> seen;
  for (const RecentSeries& series : recent_) {
    for (const RecentFigure& figure : series.figures) {
      seen.push_back(absl::StrCat(figure.month - kMonth, " = ", figure.numerator / kMillion));
    }
  }
  EXPECT_THAT(seen, ::testing::UnorderedElementsAre("-13 = 9", "-12 = 5", "-2 = 3", "0 = 2",
                                                    "-1 = 4", "0 = 6", "0 = 8"));

  // A trial is given the same, and an import that changes nothing asks for nothing.
  Import({{.month = kMonth, .numerator = 3}}, {.mode = WriteMode::kValidateOnly});
  EXPECT_THAT(Judged(reference, recent_), ElementsAre("south 0 = 3/0 on 2"));
  recent_.clear();
  Import({{.month = kMonth, .numerator = 2}});
  EXPECT_THAT(recent_, IsEmpty());
}

TEST_P(FiguresWarningTest, WarningsAreKeptWithTheBatch) {
  ImportWarning outside;
  outside.line = 2;
  outside.indicator = "crime";
  outside.area = "south";
  outside.month = kMonth;
  outside.breakdown = "age=15-17";
  outside.value = {1320, "1320"};
  outside.expected = {105.25, "105.3"};
  outside.lower = WarnedNumber{-1.5, "-1.5"};
  outside.upper = WarnedNumber{212, "212.0"};
  outside.n = 24;
  outside.seasonal = true;
  outside.sentence = "That is a lot.";
  ImportWarning sum = outside;
  sum.line = 3;
  sum.kind = WarningKind::kDenominatorsDiffer;
  sum.lower = sum.upper = std::nullopt;
  sum.seasonal = false;
  warnings_ = ImportWarnings{7, {outside, sum}};
  const Batch batch = Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "warned"});
  EXPECT_EQ(batch.warning_count, 7);
  EXPECT_THAT(batch.warnings, SizeIs(2));

  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "warned"));
  EXPECT_EQ(found->warning_count, 7);
  EXPECT_THAT(found->warnings, IsEmpty());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first,
                            batches().ListWarnings(context(), batch.number, 0, 1));
  EXPECT_TRUE(first.more);
  ASSERT_THAT(first.rows, SizeIs(1));
  const ImportWarning& kept = first.rows[0];
  EXPECT_EQ(kept.line, 2);
  EXPECT_EQ(kept.indicator, "crime");
  EXPECT_EQ(kept.area, "south");
  EXPECT_EQ(kept.month, kMonth);
  EXPECT_EQ(kept.breakdown, "age=15-17");
  EXPECT_EQ(kept.kind, WarningKind::kOutsideOwnLimits);
  EXPECT_EQ(kept.value.value, 1320);
  EXPECT_EQ(kept.value.text, "1320");
  EXPECT_EQ(kept.expected.value, 105.25);
  EXPECT_EQ(kept.expected.text, "105.3");
  EXPECT_EQ(kept.lower->value, -1.5);
  EXPECT_EQ(kept.lower->text, "-1.5");
  EXPECT_EQ(kept.upper->text, "212.0");
  EXPECT_EQ(kept.n, 24);
  EXPECT_TRUE(kept.seasonal);
  EXPECT_EQ(kept.sentence, "That is a lot.");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto rest, batches().ListWarnings(context(), batch.number, 1, 5));
  EXPECT_FALSE(rest.more);
  ASSERT_THAT(rest.rows, SizeIs(1));
  EXPECT_EQ(rest.rows[0].kind, WarningKind::kDenominatorsDiffer);
  EXPECT_FALSE(rest.rows[0].lower.has_value());
  EXPECT_FALSE(rest.rows[0].seasonal);

  const Batch replayed = Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "warned"});
  EXPECT_TRUE(replayed.replayed);
  EXPECT_EQ(replayed.warning_count, 7);
  const auto elsewhere = ContextFor("essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto none, batches().ListWarnings(elsewhere, batch.number, 0, 5));
  EXPECT_THAT(none.rows, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Fake, FiguresWarningTest, ::testing::Values(MakeFakeFiguresWorld));
INSTANTIATE_TEST_SUITE_P(Stored, FiguresWarningTest, ::testing::Values(MakeStoredFiguresWorld));

}  // namespace
}  // namespace copperplate::indicators
