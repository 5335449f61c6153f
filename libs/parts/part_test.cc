#include "libs/parts/part.h"

#include <gmock/gmock.h>

#include "libs/parts/part_rules.h"
#include "libs/resource/pattern.h"

namespace copperplate {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Force {
  static constexpr size_t kIds = 0;
};
struct Library {
  static constexpr size_t kIds = 1;
};
// A room of a library, which is locked by itself.
struct Room {
  struct Content {};
  static constexpr size_t kIds = 2;
};
struct Shelf {
  std::string id;
};
// Of a shelf whose number says where it stands.
struct Numbered {
  std::string id;
  std::string number;
};
inline constexpr resource::Pattern<
    "forces/{force}/libraries/{library}/rooms/{room}/shelves/{shelf}">
    kShelfName;

}  // namespace

template <>
struct PartKind<Shelf> {
  using Root = Room;
  using Parent = void;
  static constexpr const auto& kName = kShelfName;
  static std::vector<std::string> Above(const Shelf&) { return {}; }
};

template <>
struct PartKind<Numbered> {
  static std::string ListKey(const Numbered& shelf) { return shelf.number; }
};

namespace {

TEST(PartTest, AListIsInOrderOfIdsUnlessTheKindSaysElse) {
  EXPECT_EQ(ListKeyOf(Shelf{"s-1"}), "s-1");
  EXPECT_EQ(ListKeyOf(Numbered{"s-1", "07"}), "07");
}

TEST(PartTest, TheRootIsTheBeginningOfAPath) {
  const PartPath path = {"central", "reading", "s-1"};
  EXPECT_EQ(RootOf<Force>(path), "");
  EXPECT_EQ(RootOf<Library>(path), "central");
  EXPECT_EQ(RootOf<Room>(path), "central/reading");
  EXPECT_EQ(RootOf<Room>({}), "");
  EXPECT_THAT(RootPath<Force>(""), IsEmpty());
  EXPECT_THAT(RootPath<Library>("central"), ElementsAre("central"));
  EXPECT_THAT(RootPath<Room>("central/reading"), ElementsAre("central", "reading"));
}

TEST(PartTest, APartLiesBelowBothIdsOfItsRoot) {
  EXPECT_THAT(PathOf("central/reading", Shelf{"s-1"}), ElementsAre("central", "reading", "s-1"));
  EXPECT_EQ(NameOf("essex", "central/reading", Shelf{"s-1"}),
            "forces/essex/libraries/central/rooms/reading/shelves/s-1");
}

}  // namespace
}  // namespace copperplate
