#include "services/indicators/app/area_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <set>
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
  area.parent = std::move(parent);
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
std::vector<std::string> Found(const AreaTree& tree, const Area& area,
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
  EXPECT_THAT(Found(tree, AreaOf("basildon", AreaKind::kDistrict, "essex", 24000)), IsEmpty());
  EXPECT_THAT(Found(tree, AreaOf("south", AreaKind::kBcu, "essex", 24001, 24010)), IsEmpty());
  EXPECT_THAT(Found(tree, AreaOf("alone", AreaKind::kDistrict)), IsEmpty());
  Area force = AreaOf("essex", AreaKind::kForce, "eastern");
  force.parent_is_national = true;
  EXPECT_THAT(Found(tree, force), IsEmpty());
}

TEST(AreaRulesTest, NationalHoldsWhatIsAboveForces) {
  EXPECT_THAT(Found({}, AreaOf("england", AreaKind::kNation), "national"), IsEmpty());
  EXPECT_THAT(Found({}, AreaOf("a", AreaKind::kForce), "national"),
              ElementsAre("AREA_KIND_NOT_FOR_FORCE", "kind"));
  EXPECT_THAT(Found({}, AreaOf("a", AreaKind::kRegion)),
              ElementsAre("AREA_KIND_NOT_FOR_FORCE", "kind"));
}

TEST(AreaRulesTest, ParentsExistAreLargerAndOutlive) {
  const AreaTree tree = TreeOf({AreaOf("bcu", AreaKind::kBcu, "", 24000, 24100)});
  EXPECT_THAT(Found(tree, AreaOf("a", AreaKind::kDistrict, "nowhere")),
              ElementsAre("PARENT_UNKNOWN", "parent_area"));
  EXPECT_THAT(Found(tree, AreaOf("a", AreaKind::kBcu, "bcu", 24000, 24100)),
              ElementsAre("PARENT_NOT_LARGER", "parent_area"));
  EXPECT_THAT(Found(tree, AreaOf("a", AreaKind::kDistrict, "bcu", 23999, 24101)),
              ElementsAre("VALIDITY_OUTSIDE_PARENT", "valid_from", "valid_to"));
  EXPECT_THAT(Found(tree, AreaOf("a", AreaKind::kDistrict, "bcu", 24000)),
              ElementsAre("VALIDITY_OUTSIDE_PARENT", "valid_to"));
  Area national = AreaOf("a", AreaKind::kDistrict, "bcu", 24000, 24100);
  national.parent_is_national = true;
  EXPECT_THAT(Found(tree, national), ElementsAre("PARENT_UNKNOWN", "parent_area"));
}

TEST(AreaRulesTest, ChildrenStaySmallerAndInside) {
  const AreaTree tree = TreeOf(
      {AreaOf("bcu", AreaKind::kBcu, "", 24000), AreaOf("d", AreaKind::kDistrict, "bcu", 24000)});
  EXPECT_THAT(Found(tree, AreaOf("bcu", AreaKind::kDistrict, "", 24001, 24100)),
              ElementsAre("CHILD_NOT_SMALLER", "kind", "valid_from", "valid_to"));
  EXPECT_THAT(Found(tree, AreaOf("bcu", AreaKind::kPolicingArea, "", 23000)), IsEmpty());
}

TEST(AreaRulesTest, OneForceAreaAtATime) {
  const AreaTree tree = TreeOf({AreaOf("essex", AreaKind::kForce, "", 24000, 24100)});
  EXPECT_THAT(Found(tree, AreaOf("new", AreaKind::kForce, "", 24100)),
              ElementsAre("FORCE_AREA_EXISTS", "kind"));
  EXPECT_THAT(Found(tree, AreaOf("new", AreaKind::kForce, "", 24101)), IsEmpty());
  EXPECT_THAT(Found(tree, AreaOf("essex", AreaKind::kForce, "", 24000)), IsEmpty());
}

// Whatever is asked for, what is let in keeps the tree a tree: every chain of parents ends, among
// areas that grow and outlive.
RC_GTEST_PROP(AreaRulesProperty, TheTreeStaysSound, ()) {
  const std::vector<std::string> ids = {"a", "b", "c", "d", "e"};
  AreaTree tree;
  const int moves = *rc::gen::inRange(1, 40);
  for (int i = 0; i < moves; ++i) {
    Area area = AreaOf(*rc::gen::elementOf(ids), static_cast<AreaKind>(*rc::gen::inRange(2, 6)),
                       *rc::gen::elementOf(std::vector<std::string>{"", "a", "b", "c", "d", "e"}),
                       *rc::gen::inRange(24000, 24004));
    if (*rc::gen::arbitrary<bool>()) area.valid_to = area.valid_from + *rc::gen::inRange(0, 4);
    if (area.parent == area.id || !CheckPlace(tree, "essex", area).empty()) continue;
    const AreaRecord* const found = FindArea(tree, area.id);
    if (found == nullptr) {
      tree.own.push_back({area, {}});
    } else {
      tree.own[static_cast<size_t>(found - tree.own.data())].area = area;
    }
  }
  for (const AreaRecord& record : tree.own) {
    std::set<std::string> passed;
    const Area* at = &record.area;
    while (!at->parent.empty()) {
      RC_ASSERT(passed.insert(at->id).second);
      const AreaRecord* const parent = FindArea(tree, at->parent);
      RC_ASSERT(parent != nullptr);
      RC_ASSERT(parent->area.kind < at->kind);
      for (int32_t month = 23999; month < 24010; ++month) {
        RC_ASSERT(!at->ValidIn(month) || parent->area.ValidIn(month));
      }
      at = &parent->area;
    }
  }
}

}  // namespace
}  // namespace copperplate::indicators
