#include "services/indicators/storage/data_revision_tracker.h"

#include <gtest/gtest.h>

#include <optional>

#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

class DataRevisionTrackerTest : public ::testing::Test {
 protected:
  std::optional<DataRevision> Learn(int64_t own, int64_t national) {
    return tracker_.Learn(tracker_.BeginRead(), kForce, own, national);
  }
  // Own and national revision, or nothing.
  std::optional<std::pair<int64_t, int64_t>> Current(absl::string_view force = kForce) {
    const auto current = tracker_.Current(force);
    if (!current.has_value()) return std::nullopt;
    return std::pair(current->own, current->national);
  }
  static std::optional<std::pair<int64_t, int64_t>> At(int64_t own, int64_t national) {
    return std::pair(own, national);
  }

  DataRevisionTracker tracker_;
};

TEST_F(DataRevisionTrackerTest, KnowsNothingBeforeItListens) {
  EXPECT_EQ(tracker_.Stretch(), std::nullopt);
  EXPECT_EQ(Learn(5, 2), std::nullopt);
  EXPECT_EQ(Current(), std::nullopt);
  tracker_.OnRevision(kForce, 5);
  tracker_.Forget(kForce);
  EXPECT_EQ(Current(), std::nullopt);
}

TEST_F(DataRevisionTrackerTest, KnowsWhatAReadLearnt) {
  tracker_.OnListening();
  EXPECT_EQ(Current(), std::nullopt);
  const auto learnt = Learn(5, 2);
  ASSERT_TRUE(learnt.has_value());
  EXPECT_EQ(tracker_.Current(kForce), learnt);
  EXPECT_EQ(Current(), At(5, 2));
  EXPECT_EQ(learnt->stretch, tracker_.Stretch());
  // Of another force nobody has said anything.
  EXPECT_EQ(Current("essex"), std::nullopt);
}

TEST_F(DataRevisionTrackerTest, ANotificationMovesWhatIsKnown) {
  tracker_.OnListening();
  Learn(5, 2);
  tracker_.OnRevision(kForce, 6);
  EXPECT_EQ(Current(), At(6, 2));
  tracker_.OnRevision("national", 3);
  EXPECT_EQ(Current(), At(6, 3));
  // A late one of before.
  tracker_.OnRevision(kForce, 4);
  EXPECT_EQ(Current(), At(6, 3));
}

TEST_F(DataRevisionTrackerTest, ANotificationAloneMakesNothingKnown) {
  tracker_.OnListening();
  tracker_.OnRevision(kForce, 6);
  tracker_.OnRevision("national", 1);
  EXPECT_EQ(Current(), std::nullopt);
}

TEST_F(DataRevisionTrackerTest, AReadOvertakenByANotificationIsNotBelieved) {
  tracker_.OnListening();
  const auto ticket = tracker_.BeginRead();
  tracker_.OnRevision(kForce, 6);
  EXPECT_EQ(tracker_.Learn(ticket, kForce, 5, 2), std::nullopt);
  EXPECT_EQ(Current(), std::nullopt);
  EXPECT_TRUE(tracker_.Learn(ticket, kForce, 6, 2).has_value());
  tracker_.OnRevision("national", 3);
  EXPECT_EQ(tracker_.Learn(ticket, kForce, 6, 2), std::nullopt);
  EXPECT_EQ(Current(), At(6, 3));
}

TEST_F(DataRevisionTrackerTest, AChangeHereCountsAtOnce) {
  tracker_.OnListening();
  Learn(5, 2);
  const auto before = tracker_.BeginRead();
  { const DataChange changing(tracker_, kForce); }
  EXPECT_EQ(Current(), std::nullopt);
  // A read that began before the change may have missed it.
  EXPECT_EQ(tracker_.Learn(before, kForce, 5, 2), std::nullopt);
  // A notification of an earlier change says nothing of this one.
  tracker_.OnRevision(kForce, 5);
  EXPECT_EQ(Current(), std::nullopt);
  EXPECT_TRUE(Learn(6, 2).has_value());
  EXPECT_EQ(Current(), At(6, 2));
}

TEST_F(DataRevisionTrackerTest, ANationalChangeConcernsEveryForce) {
  tracker_.OnListening();
  Learn(5, 2);
  tracker_.Forget("national");
  EXPECT_EQ(Current(), std::nullopt);
  Learn(5, 3);
  EXPECT_EQ(Current(), At(5, 3));
  tracker_.Forget("essex");
  EXPECT_EQ(Current(), At(5, 3));
}

TEST_F(DataRevisionTrackerTest, ALostConnectionEndsAllKnowledge) {
  tracker_.OnListening();
  const auto ticket = tracker_.BeginRead();
  const auto learnt = Learn(5, 2);
  tracker_.OnLost();
  EXPECT_EQ(tracker_.Stretch(), std::nullopt);
  EXPECT_EQ(Current(), std::nullopt);
  EXPECT_EQ(Learn(5, 2), std::nullopt);
  tracker_.OnListening();
  EXPECT_EQ(Current(), std::nullopt);
  EXPECT_EQ(tracker_.Learn(ticket, kForce, 5, 2), std::nullopt);
  // The same revisions, yet nothing kept from before is given.
  const auto again = Learn(5, 2);
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE(*again == *learnt);
}

}  // namespace
}  // namespace copperplate::indicators
