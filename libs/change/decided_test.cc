#include "libs/change/decided.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace copperplate {
namespace {

struct Gadget {
  std::string id;
  std::string title;
};
const std::string& IdOf(const Gadget& gadget) { return gadget.id; }

const std::vector<Gadget>& Standing() {
  static const auto* const kStanding = new std::vector<Gadget>{{"a", "old"}, {"b", "other"}};
  return *kStanding;
}

TEST(DecidedTest, OneOfAnIdThatNoneHasIsNew) {
  const Decided<Gadget> decided = DecidedAmong(Standing(), Gadget{"c", "new"});
  EXPECT_FALSE(decided.before.has_value());
  EXPECT_EQ(decided.verb, "created");
  EXPECT_EQ(decided.record.title, "new");
}

TEST(DecidedTest, OneOfAnIdThatStandsIsItsNextVersion) {
  const Decided<Gadget> decided = DecidedAmong(Standing(), Gadget{"a", "new"});
  ASSERT_TRUE(decided.before.has_value());
  EXPECT_EQ(decided.before->title, "old");
  EXPECT_EQ(decided.verb, "updated");
  EXPECT_EQ(decided.record.title, "new");
  EXPECT_FALSE(decided.deleted);
}

TEST(DecidedTest, OrItsEnd) {
  const Decided<Gadget> decided = DecidedAmong(Standing(), Gadget{"b", "last"}, /*deleted=*/true);
  ASSERT_TRUE(decided.before.has_value());
  EXPECT_EQ(decided.before->title, "other");
  EXPECT_EQ(decided.verb, "deleted");
  EXPECT_EQ(decided.record.title, "last");
  EXPECT_TRUE(decided.deleted);
}

TEST(DecidedTest, ItIsTheSameAfterOneThatWasFound) {
  const Gadget* const none = nullptr;
  EXPECT_EQ(DecidedAfter(none, Gadget{"a", "new"}).verb, "created");
  EXPECT_EQ(DecidedAfter(&Standing()[0], Gadget{"a", "new"}).verb, "updated");
  EXPECT_EQ(DecidedAfter(&Standing()[0], Gadget{"a", "new"}, true).verb, "deleted");
}

TEST(DecidedTest, AMoveHasTheArrowsVerbAndAnEndIsAsItStood) {
  const Gadget before{"a", "old"};
  EXPECT_EQ(Updated(before, Gadget{"a", "new"}, "frozen").verb, "frozen");
  const Decided<Gadget> end = Deleted(before);
  EXPECT_EQ(end.record.title, "old");
  EXPECT_EQ(end.verb, "deleted");
  EXPECT_TRUE(end.deleted);
}

}  // namespace
}  // namespace copperplate
