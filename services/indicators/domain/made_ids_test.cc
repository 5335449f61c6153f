#include "services/indicators/domain/made_ids.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/text/slug.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

TEST(SnapshotIdTest, IsMadeOfMonthAreaAndEdition) {
  EXPECT_EQ(SnapshotId(kMarch, "cambridgeshire", "", 1), "m2018-03-cambridgeshire-1");
  EXPECT_EQ(SnapshotId(kMarch + 9, "ely", "", 12), "m2018-12-ely-12");
}

TEST(SnapshotIdTest, OfALongAreaIsAnIdAndItsOwn) {
  const std::string area(62, 'a');
  const std::string one = SnapshotId(kMarch, area + "b", "", 2'147'483'647);
  const std::string other = SnapshotId(kMarch, area + "c", "", 2'147'483'647);
  EXPECT_TRUE(IsResourceId(one)) << one;
  EXPECT_NE(one, other);
  EXPECT_EQ(one.substr(0, 37), "m2018-03-" + std::string(27, 'a') + "-");
  EXPECT_EQ(SnapshotId(kMarch, std::string(40, 'a'), "", 1),
            "m2018-03-" + std::string(40, 'a') + "-1");
}

TEST(SnapshotIdTest, OfAProfileIsLikeNoOther) {
  EXPECT_EQ(SnapshotId(kMarch, "cambridgeshire", "significance", 1),
            "p2018-03-significance-cambridgeshire-1");
  // Whatever an area is called.
  EXPECT_NE(SnapshotId(kMarch, "ely", "significance", 1),
            SnapshotId(kMarch, "significance-ely", "", 1));
  const std::string area(62, 'a');
  const std::string one = SnapshotId(kMarch, area + "b", "significance", 2'147'483'647);
  EXPECT_TRUE(IsResourceId(one)) << one;
  EXPECT_NE(one, SnapshotId(kMarch, area + "c", "significance", 2'147'483'647));
  for (const Profile& profile : Profiles()) {
    for (const Profile& other : Profiles()) {
      EXPECT_FALSE(absl::StartsWith(other.name, absl::StrCat(profile.name, "-"))) << other.name;
    }
  }
}

TEST(PrintedCellIdTest, TellsEveryKeyApart) {
  PrintedCellKey key{kMarch, "crime", "cambridgeshire", Column::kPeers, Comparator::kNational};
  std::set<std::string> ids = {PrintedCellId(key)};
  EXPECT_TRUE(IsResourceId(*ids.begin())) << *ids.begin();
  EXPECT_EQ(ids.begin()->size(), 25u);
  EXPECT_EQ(PrintedCellId(key), *ids.begin());
  const auto with = [&](auto change) {
    PrintedCellKey other = key;
    change(other);
    ids.insert(PrintedCellId(other));
  };
  with([](PrintedCellKey& other) { other.month = kMarch + 1; });
  with([](PrintedCellKey& other) { other.indicator = "asb"; });
  with([](PrintedCellKey& other) { other.area = "ely"; });
  with([](PrintedCellKey& other) { other.column = Column::kFytd; });
  with([](PrintedCellKey& other) { other.comparator = Comparator::kRegional; });
  with([](PrintedCellKey& other) { other.comparator.reset(); });
  EXPECT_EQ(ids.size(), 7u);
}

}  // namespace
}  // namespace copperplate::indicators
