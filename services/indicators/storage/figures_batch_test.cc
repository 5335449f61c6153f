// Batches: repeated, refused, listed. On PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/imports/row_fault.h"
#include "services/indicators/storage/testing/figures_test_base.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;

class FiguresBatchTest : public FiguresWorldTest {};

TEST_P(FiguresBatchTest, TheSameBatchIdGivesTheFirstResult) {
  const Batch first = Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "one"});
  const Batch again = Import({{.month = kMonth, .numerator = 9}},
                             {.batch_id = "one", .revision_reason = "x", .content = "other"});
  EXPECT_EQ(again.uid, first.uid);
  EXPECT_EQ(again.content, first.content);
  EXPECT_EQ(again.revision_reason, "");
  EXPECT_THAT(again, Counts(1, 0, 0));
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch refused, Refuse({.batch_id = "one"}, 1, {}));
  EXPECT_EQ(refused.uid, first.uid);
  EXPECT_THAT(Brief(List()), ElementsAre("south crime 0 = 1"));
  EXPECT_EQ(Revision(), kFirstRevision);
}

TEST_P(FiguresBatchTest, ABatchWithoutAnIdIsGivenOne) {
  const Batch one = Import({{.month = kMonth, .numerator = 1}});
  const Batch two = Import({{.month = kMonth, .numerator = 1}});
  EXPECT_NE(one.id, two.id);
  EXPECT_EQ(one.id.front(), 'b');
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), one.id));
  EXPECT_TRUE(found.has_value());
}

TEST_P(FiguresBatchTest, ARefusedImportKeepsItsFaults) {
  std::vector<imports::RowFault> faults;
  faults.reserve(1000);
  for (int i = 0; i < 1000; ++i) {
    faults.push_back({i / 2 + 2, "area", "AREA_UNKNOWN", absl::StrCat("fault ", i)});
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch batch,
                            Refuse({.batch_id = "bad", .revision_reason = "why"}, 1234, faults));
  EXPECT_EQ(batch.state, BatchState::kRefused);
  EXPECT_EQ(batch.fault_count, 1234);
  EXPECT_EQ(batch.row_count, 7);
  EXPECT_EQ(batch.revision, 0);
  EXPECT_THAT(batch, Counts(0, 0, 0));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "bad"));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->number, batch.number);
  EXPECT_EQ(found->revision_reason, "why");

  int64_t seen = 0;
  bool more = true;
  while (more) {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                              batches().ListFaults(context(), batch.number, seen, 300));
    for (const imports::RowFault& fault : page.rows) {
      EXPECT_EQ(fault.line, seen / 2 + 2);
      EXPECT_EQ(fault.field, "area");
      EXPECT_EQ(fault.reason, "AREA_UNKNOWN");
      EXPECT_EQ(fault.description, absl::StrCat("fault ", seen));
      ++seen;
    }
    more = page.more;
  }
  EXPECT_EQ(seen, 1000);

  const Batch again = Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "bad"});
  EXPECT_EQ(again.state, BatchState::kRefused);
  EXPECT_EQ(again.uid, batch.uid);
  EXPECT_THAT(List(), IsEmpty());
  EXPECT_EQ(Revision(), kFirstRevision - 1);
}

TEST_P(FiguresBatchTest, NoFaultsWhereThereIsNoSuchBatch) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page, batches().ListFaults(context(), 12345, 0, 10));
  EXPECT_THAT(page.rows, IsEmpty());
  EXPECT_FALSE(page.more);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "never"));
  EXPECT_FALSE(found.has_value());
}

TEST_P(FiguresBatchTest, BatchesAreListedTheLatestFirst) {
  std::vector<std::string> expected;
  for (int i = 0; i < 5; ++i) {
    const std::string id = absl::StrCat("batch-", i);
    Import({{.month = kMonth, .numerator = i}}, {.batch_id = id});
    expected.insert(expected.begin(), id);
  }
  for (const int limit : {1, 2, 5, 6}) {
    std::vector<std::string> ids;
    std::optional<int64_t> before;
    bool more = true;
    while (more) {
      ABSL_ASSERT_OK_AND_ASSIGN(const auto page, batches().List(context(), before, limit));
      EXPECT_LE(page.rows.size(), static_cast<size_t>(limit));
      for (const Batch& batch : page.rows) ids.push_back(batch.id);
      before = page.rows.back().number;
      more = page.more;
    }
    EXPECT_EQ(ids, expected) << limit;
  }
  EXPECT_THAT(batches().List(ContextFor("atlantis"), std::nullopt, 5), HasReason("FORCE_UNKNOWN"));
}

INSTANTIATE_TEST_SUITE_P(Fake, FiguresBatchTest, ::testing::Values(MakeFakeFiguresWorld));
INSTANTIATE_TEST_SUITE_P(Stored, FiguresBatchTest, ::testing::Values(MakeStoredFiguresWorld));

}  // namespace
}  // namespace copperplate::indicators
