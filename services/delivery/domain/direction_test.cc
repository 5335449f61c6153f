#include "services/delivery/domain/direction.h"

#include <optional>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace copperplate::delivery {
namespace {

constexpr Rag kAllColours[] = {Rag::kRed, Rag::kYellow, Rag::kWhite, Rag::kGreen};

TEST(DirectionTest, IsTheSignOfTheRanks) {
  struct Vector {
    Rag then;
    Rag now;
    DirectionOfTravel travel;
    bool started;
  };
  const Vector vectors[] = {
      {Rag::kRed, Rag::kYellow, DirectionOfTravel::kImproved, false},
      {Rag::kYellow, Rag::kRed, DirectionOfTravel::kDeteriorated, false},
      {Rag::kGreen, Rag::kGreen, DirectionOfTravel::kNoChange, false},
      {Rag::kWhite, Rag::kGreen, DirectionOfTravel::kImproved, false},
      {Rag::kWhite, Rag::kYellow, DirectionOfTravel::kDeteriorated, true},
      {Rag::kWhite, Rag::kRed, DirectionOfTravel::kDeteriorated, true},
      {Rag::kWhite, Rag::kWhite, DirectionOfTravel::kNoChange, false},
  };
  for (const Vector& vector : vectors) {
    const Direction direction = DirectionBetween(vector.then, vector.now);
    EXPECT_EQ(direction.travel, vector.travel) << Rank(vector.then) << Rank(vector.now);
    EXPECT_EQ(direction.started, vector.started) << Rank(vector.then) << Rank(vector.now);
  }
}

TEST(DirectionTest, ThereIsNoneOfANewCode) {
  for (const Rag rag : kAllColours) {
    EXPECT_EQ(DirectionBetween(std::nullopt, rag), Direction());
    EXPECT_EQ(DirectionBetween(rag, std::nullopt), Direction());
  }
  EXPECT_EQ(DirectionBetween(std::nullopt, std::nullopt).travel, DirectionOfTravel::kNone);
}

DirectionOfTravel Opposite(DirectionOfTravel travel) {
  if (travel == DirectionOfTravel::kImproved) return DirectionOfTravel::kDeteriorated;
  if (travel == DirectionOfTravel::kDeteriorated) return DirectionOfTravel::kImproved;
  return travel;
}

RC_GTEST_PROP(DirectionTest, TheWayBackIsTheOpposite, ()) {
  const Rag a =
      *rc::gen::elementOf(std::vector<Rag>(std::begin(kAllColours), std::end(kAllColours)));
  const Rag b =
      *rc::gen::elementOf(std::vector<Rag>(std::begin(kAllColours), std::end(kAllColours)));
  RC_ASSERT(DirectionBetween(a, b).travel == Opposite(DirectionBetween(b, a).travel));
  RC_ASSERT((DirectionBetween(a, b).travel == DirectionOfTravel::kNoChange) == (a == b));
}

}  // namespace
}  // namespace copperplate::delivery
