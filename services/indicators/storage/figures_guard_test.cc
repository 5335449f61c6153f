// What ends an import, or wants a reason. On PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "services/indicators/app/ports/errors.h"
#include "services/indicators/storage/testing/figures_test_base.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::StatusIs;

class FiguresGuardTest : public FiguresWorldTest {};

TEST_P(FiguresGuardTest, DefinitionsThatChangedMeanwhileEndTheImport) {
  ABSL_ASSERT_OK_AND_ASSIGN(const ImportReference reference, imports().LoadReference(context()));
  Import({{.month = kMonth, .numerator = 1}});  // figures are no definitions
  ABSL_EXPECT_OK(ApplyTo(reference, {{.month = kMonth, .numerator = 2}}, {}, context()));
  world().AddIndicator("cambridgeshire", Definition("new", Measure::kCount));
  for (const WriteMode mode : {WriteMode::kWrite, WriteMode::kValidateOnly}) {
    const auto outcome =
        ApplyTo(reference, {{.month = kMonth, .numerator = 3}}, {.mode = mode}, context());
    EXPECT_THAT(outcome, StatusIs(absl::StatusCode::kAborted));
    EXPECT_THAT(outcome, HasReason("DEFINITIONS_CHANGED"));
  }
  EXPECT_THAT(Brief(List()), ElementsAre("south crime 0 = 2"));
}

TEST_P(FiguresGuardTest, ACallerWhoHasGoneGetsNothingWritten) {
  const auto outcome = Apply({{.month = kMonth, .numerator = 1}},
                             {.batch_id = "gone", .cancelled = [] { return true; }}, context());
  EXPECT_THAT(outcome, StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(List(), IsEmpty());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "gone"));
  EXPECT_FALSE(found.has_value());
}

TEST_P(FiguresGuardTest, ACallerWhoGoesWhileItIsJudgedGetsNothingWritten) {
  warnings_ = CallCancelled();
  EXPECT_THAT(Apply({{.month = kMonth, .numerator = 1}}, {.batch_id = "gone"}, context()),
              StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(List(), IsEmpty());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "gone"));
  EXPECT_FALSE(found.has_value());
}

TEST_P(FiguresGuardTest, PublishedMonthsTakeAReason) {
  Import({{.month = kMonth, .numerator = 1}, {.month = kMonth - 1, .numerator = 1}});
  world().AddSnapshot("cambridgeshire", "cambridgeshire", kMonth - 1, kMonth);
  world().AddSnapshot("cambridgeshire", "north", kMonth + 5, kMonth + 6);
  // Lines 2 to 9: unchanged, changed, late, changed outside, late below another snapshot's area,
  // outside of it, an area that it is not about, and of another area above.
  const std::vector<GivenRow> rows = {
      {.month = kMonth, .numerator = 1},
      {.month = kMonth - 1, .numerator = 2},
      {.indicator = "speed", .month = kMonth, .numerator = 2, .denominator = 1},
      {.month = kMonth + 1, .numerator = 2},
      {.area = "north", .month = kMonth + 5, .numerator = 2},
      {.area = "north", .month = kMonth + 7, .numerator = 2},
      {.area = "south", .month = kMonth + 5, .numerator = 2},
      {.area = "cambridgeshire", .month = kMonth, .numerator = 2}};
  for (const WriteMode mode : {WriteMode::kValidateOnly, WriteMode::kWrite}) {
    const auto outcome = Apply(rows, {.batch_id = "one", .mode = mode}, context());
    ABSL_ASSERT_OK(outcome);
    ASSERT_TRUE(std::holds_alternative<ReasonRequired>(*outcome));
    EXPECT_EQ(std::get<ReasonRequired>(*outcome).row_count, 4);
    EXPECT_THAT(std::get<ReasonRequired>(*outcome).lines, ElementsAre(3, 4, 6, 9));
  }
  EXPECT_THAT(List(), SizeIs(2));
  EXPECT_EQ(Revision(), kFirstRevision);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "one"));
  EXPECT_FALSE(found.has_value());

  EXPECT_THAT(Import(rows, {.batch_id = "one", .revision_reason = "recount"}), Counts(6, 1, 1));
  // Unchanged from now on, so nothing needs a reason.
  EXPECT_THAT(Import(rows), Counts(0, 0, 8));
}

TEST_P(FiguresGuardTest, AThousandLinesThatNeedAReasonAreNamed) {
  world().AddSnapshot("cambridgeshire", "cambridgeshire", kMonth - 1500, kMonth);
  std::vector<GivenRow> rows;
  rows.reserve(1200);
  for (int i = 0; i < 1200; ++i) rows.push_back({.month = kMonth - i, .numerator = i});
  const auto outcome = Apply(rows, {}, context());
  ABSL_ASSERT_OK(outcome);
  const auto& required = std::get<ReasonRequired>(*outcome);
  EXPECT_EQ(required.row_count, 1200);
  ASSERT_THAT(required.lines, SizeIs(1000));
  for (int64_t i = 0; i < 1000; ++i) EXPECT_EQ(required.lines[static_cast<size_t>(i)], i + 2);
}

INSTANTIATE_TEST_SUITE_P(Fake, FiguresGuardTest, ::testing::Values(MakeFakeFiguresWorld));
INSTANTIATE_TEST_SUITE_P(Stored, FiguresGuardTest, ::testing::Values(MakeStoredFiguresWorld));

}  // namespace
}  // namespace copperplate::indicators
