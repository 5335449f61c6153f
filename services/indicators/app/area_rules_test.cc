#include "services/indicators/app/area_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Area AreaOf(std::string id, AreaKind kind, std::string parent = "", int32_t from = 24000,
            std::optional<int32_t> to = std::nullopt) {
  Area area;
  area.title = id;
  area.id = std::move(id);
  area.kind = kind;
  if (!parent.empty()) area.parents.push_back({.area = std::move(parent)});
  area.valid_from = from;
  area.valid_to = to;
  return area;
}

AreaTree TreeOf(const std::vector<Area>& own, const std::vector<Area>& national = {}) {
  AreaTree tree;
  for (const Area& area : own) tree.own.push_back({area, {}});
  for (const Area& area : national) tree.national.push_back({area, {}});
  return tree;
}

// `REASON` of the first, and the fields of all.
std::vector<std::string> FoundInArea(const AreaTree& tree, const Area& area,
                                     absl::string_view force = "essex") {
  const Faults faults = CheckPlace(tree, force, area);
  std::vector<std::string> found;
  if (!faults.empty()) found.push_back(faults.reason());
  for (const FieldFault& fault : faults.faults()) found.push_back(fault.field);
  return found;
}

TEST(AreaRulesTest, ASoundTreeGrows) {
  const AreaTree tree = TreeOf({AreaOf("essex", AreaKind::kForce, "", 24000)},
                               {AreaOf("eastern", AreaKind::kRegion, "", 23000)});
  EXPECT_THAT(FoundInArea(tree, AreaOf("basildon", AreaKind::kDistrict, "essex", 24000)),
              IsEmpty());
  EXPECT_THAT(FoundInArea(tree, AreaOf("south", AreaKind::kBcu, "essex", 24001, 24010)), IsEmpty());
  EXPECT_THAT(FoundInArea(tree, AreaOf("alone", AreaKind::kDistrict)), IsEmpty());
  Area force = AreaOf("essex", AreaKind::kForce, "eastern");
  force.parents[0].national = true;
  EXPECT_THAT(FoundInArea(tree, force), IsEmpty());
}

TEST(AreaRulesTest, NationalHoldsWhatIsAboveForces) {
  EXPECT_THAT(FoundInArea({}, AreaOf("england", AreaKind::kNation), "national"), IsEmpty());
  EXPECT_THAT(FoundInArea({}, AreaOf("a", AreaKind::kForce), "national"),
              ElementsAre("AREA_KIND_NOT_FOR_FORCE", "kind"));
  EXPECT_THAT(FoundInArea({}, AreaOf("a", AreaKind::kRegion)),
              ElementsAre("AREA_KIND_NOT_FOR_FORCE", "kind"));
}

TEST(AreaRulesTest, ParentsExistAndAreLarger) {
  const AreaTree tree = TreeOf({AreaOf("bcu", AreaKind::kBcu, "", 24000, 24100)});
  EXPECT_THAT(FoundInArea(tree, AreaOf("a", AreaKind::kDistrict, "nowhere")),
              ElementsAre("PARENT_UNKNOWN", "parents[0].area"));
  EXPECT_THAT(FoundInArea(tree, AreaOf("a", AreaKind::kBcu, "bcu", 24000, 24100)),
              ElementsAre("PARENT_NOT_LARGER", "parents[0].area"));
  Area national = AreaOf("a", AreaKind::kDistrict, "bcu", 24000, 24100);
  national.parents[0].national = true;
  EXPECT_THAT(FoundInArea(tree, national), ElementsAre("PARENT_UNKNOWN", "parents[0].area"));
}

TEST(AreaRulesTest, AnAreaMayBeOlderThanItsParentAndOutliveIt) {
  const AreaTree tree = TreeOf({AreaOf("bcu", AreaKind::kBcu, "", 24000, 24100)});
  Area area = AreaOf("a", AreaKind::kDistrict, "bcu", 23000);
  EXPECT_THAT(FoundInArea(tree, area), IsEmpty());
  area.parents[0].from = 24000;
  area.parents[0].to = 24100;
  EXPECT_THAT(FoundInArea(tree, area), IsEmpty());
  area.parents[0].from = 23999;
  area.parents[0].to = 24101;
  EXPECT_THAT(FoundInArea(tree, area), ElementsAre("MEMBERSHIP_OUTSIDE_VALIDITY",
                                                   "parents[0].from_month", "parents[0].to_month"));
  EXPECT_THAT(FoundInArea(tree, AreaOf("a", AreaKind::kDistrict, "bcu", 24101)),
              ElementsAre("MEMBERSHIP_OUTSIDE_VALIDITY", "parents[0].area"));
}

// Six districts of the force became those of two policing areas.
TEST(AreaRulesTest, AnAreaMovesFromOneParentToTheNext) {
  const AreaTree tree = TreeOf({AreaOf("essex", AreaKind::kForce, "", 23000),
                                AreaOf("north", AreaKind::kPolicingArea, "essex", 24000)});
  Area area = AreaOf("a", AreaKind::kDistrict, "essex", 23000);
  area.parents = {{.area = "essex", .to = 23999}, {.area = "north"}};
  EXPECT_THAT(FoundInArea(tree, area), IsEmpty());
  area.parents[0].to = 24000;
  EXPECT_THAT(FoundInArea(tree, area), ElementsAre("MEMBERSHIPS_OVERLAP", "parents[1]"));
  area.parents = {{.area = "north"}, {.area = "essex"}};
  EXPECT_THAT(FoundInArea(tree, area), ElementsAre("MEMBERSHIPS_OVERLAP", "parents[1]"));
}

TEST(AreaRulesTest, ChildrenStaySmallerAndInTheirMonths) {
  Area child = AreaOf("d", AreaKind::kDistrict, "bcu", 24000);
  child.parents[0].from = 24010;
  child.parents[0].to = 24090;
  const AreaTree tree = TreeOf({AreaOf("bcu", AreaKind::kBcu, "", 24000), child});
  EXPECT_THAT(FoundInArea(tree, AreaOf("bcu", AreaKind::kDistrict, "", 24011, 24089)),
              ElementsAre("CHILD_NOT_SMALLER", "kind", "valid_from", "valid_to"));
  EXPECT_THAT(FoundInArea(tree, AreaOf("bcu", AreaKind::kBcu, "", 24010, 24090)), IsEmpty());
  EXPECT_THAT(FoundInArea(tree, AreaOf("bcu", AreaKind::kPolicingArea, "", 23000)), IsEmpty());
}

TEST(AreaRulesTest, AParentIsThereInSomeMonthOfEachChild) {
  const AreaTree tree = TreeOf({AreaOf("bcu", AreaKind::kBcu, "", 24000),
                                AreaOf("d", AreaKind::kDistrict, "bcu", 24010, 24020)});
  EXPECT_THAT(FoundInArea(tree, AreaOf("bcu", AreaKind::kBcu, "", 24015)), IsEmpty());
  EXPECT_THAT(FoundInArea(tree, AreaOf("bcu", AreaKind::kBcu, "", 24021)),
              ElementsAre("CHILD_OUTSIDE_VALIDITY", "valid_from"));
  EXPECT_THAT(FoundInArea(tree, AreaOf("bcu", AreaKind::kBcu, "", 24000, 24009)),
              ElementsAre("CHILD_OUTSIDE_VALIDITY", "valid_to"));
}

TEST(AreaRulesTest, AParentThatBeginsEarlierTakesNoChildFromAnother) {
  Area child = AreaOf("d", AreaKind::kDistrict, "", 23000);
  child.parents = {{.area = "essex", .to = 23999}, {.area = "north"}};
  const AreaTree tree = TreeOf({AreaOf("essex", AreaKind::kForce, "", 23000),
                                AreaOf("north", AreaKind::kPolicingArea, "essex", 24000), child});
  EXPECT_THAT(FoundInArea(tree, AreaOf("north", AreaKind::kPolicingArea, "essex", 23999)),
              ElementsAre("MEMBERSHIPS_OVERLAP", "valid_from"));
}

TEST(AreaRulesTest, OneForceAreaAtATime) {
  const AreaTree tree = TreeOf({AreaOf("essex", AreaKind::kForce, "", 24000, 24100)});
  EXPECT_THAT(FoundInArea(tree, AreaOf("new", AreaKind::kForce, "", 24100)),
              ElementsAre("FORCE_AREA_EXISTS", "kind"));
  EXPECT_THAT(FoundInArea(tree, AreaOf("new", AreaKind::kForce, "", 24101)), IsEmpty());
  EXPECT_THAT(FoundInArea(tree, AreaOf("essex", AreaKind::kForce, "", 24000)), IsEmpty());
}

// Whatever is asked for, what is let in keeps the tree a tree: in any month an area lies in one
// other at most, which is there and larger, so that every chain of parents ends.
RC_GTEST_PROP(AreaRulesProperty, TheTreeStaysSound, ()) {
  const std::vector<std::string> ids = {"a", "b", "c", "d", "e"};
  AreaTree tree;
  const int moves = *rc::gen::inRange(1, 40);
  for (int i = 0; i < moves; ++i) {
    Area area = AreaOf(*rc::gen::elementOf(ids), static_cast<AreaKind>(*rc::gen::inRange(2, 6)), "",
                       *rc::gen::inRange(24000, 24004));
    if (*rc::gen::arbitrary<bool>()) area.valid_to = area.valid_from + *rc::gen::inRange(0, 4);
    const int links = *rc::gen::inRange(0, 3);
    for (int link = 0; link < links; ++link) {
      AreaParent& parent = area.parents.emplace_back();
      parent.area = *rc::gen::elementOf(ids);
      if (*rc::gen::arbitrary<bool>()) parent.from = *rc::gen::inRange(24000, 24006);
      if (*rc::gen::arbitrary<bool>()) parent.to = *rc::gen::inRange(24000, 24006);
    }
    if (!Validate(area).empty() || !CheckPlace(tree, "essex", area).empty()) continue;
    const AreaRecord* const found = FindArea(tree, area.id);
    if (found == nullptr) {
      tree.own.push_back({area, {}});
    } else {
      tree.own[static_cast<size_t>(found - tree.own.data())].area = area;
    }
  }
  for (const AreaRecord& record : tree.own) {
    for (int32_t month = 23999; month < 24010; ++month) {
      int parents = 0;
      for (const AreaParent& link : record.area.parents) {
        const AreaRecord* const parent = FindArea(tree, link.area);
        RC_ASSERT(parent != nullptr);
        RC_ASSERT(parent->area.kind < record.area.kind);
        const MonthSpan span = MembershipSpan(record.area, link, parent->area);
        RC_ASSERT(!span.empty());
        if (!span.Overlaps({month, month})) continue;
        ++parents;
        RC_ASSERT(record.area.ValidIn(month) && parent->area.ValidIn(month));
      }
      RC_ASSERT(parents <= 1);
    }
  }
}

}  // namespace
}  // namespace copperplate::indicators
