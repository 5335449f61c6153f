#include "services/governance/domain/owner.h"

#include <gtest/gtest.h>

#include <optional>

namespace copperplate::governance {
namespace {

const absl::CivilDay kHandedOverOn(2018, 5, 10);
const absl::Time kHandedOverAt = absl::FromUnixSeconds(1'525'950'000);

Ownership OfTwo() {
  return HandedOver({.owner = "Head of Custody", .changes = {}}, "Chief Executive",
                    {.caller = "secretary",
                     .on = kHandedOverOn,
                     .today = kHandedOverOn,
                     .recorded_at = kHandedOverAt});
}

TEST(OwnerTest, IsToldAsOfADayAndAsKnown) {
  const Ownership two = OfTwo();
  EXPECT_EQ(OwnerAsKnown(two, {.as_of = kHandedOverOn - 1}), "Head of Custody");
  EXPECT_EQ(OwnerAsKnown(two, {.as_of = kHandedOverOn}), "Chief Executive");
  EXPECT_EQ(OwnerAsKnown(
                two, {.as_of = kHandedOverOn, .known_at = kHandedOverAt - absl::Microseconds(1)}),
            "Head of Custody");
}

TEST(OwnerTest, EarlierOwnersAreOwnersToo) {
  const Ownership two = OfTwo();
  EXPECT_TRUE(IsOrWasOwner(two, "chief executive", {}, kHandedOverOn));
  EXPECT_TRUE(IsOrWasOwner(two, "head  of custody", {}, kHandedOverOn));
  EXPECT_FALSE(IsOrWasOwner(two, "Chair", {}, kHandedOverOn));
  EXPECT_FALSE(IsOrWasOwner({}, "", {}, kHandedOverOn));
}

TEST(OwnerTest, TheSameOwnerIsNoChange) {
  const RecordedStep step{.caller = "secretary",
                          .on = kHandedOverOn + 1,
                          .today = kHandedOverOn + 1,
                          .recorded_at = kHandedOverAt};
  EXPECT_EQ(HandedOver(OfTwo(), "Chief Executive", step).changes.size(), 1);
}

TEST(OwnershipTest, AnOfficeIsWhoHoldsItOnTheDay) {
  const absl::CivilDay day(2018, 5, 10);
  Office office;
  office.id = "acc";
  office.title = "Assistant Chief Constable";
  office.tenures = {{"Carol Green", absl::CivilDay(2016, 5, 12), day - 1},
                    {"Bob Jones", day, std::nullopt}};
  const Office offices[] = {office};
  Ownership ownership;
  ownership.owner = "forces/essex/offices/acc";
  ownership.changes = {{day - 30, "Alice Smith", "clerk", absl::UnixEpoch()}};
  EXPECT_TRUE(IsOrWasOwner(ownership, "bob.jones", offices, day));
  EXPECT_TRUE(IsOrWasOwner(ownership, "assistant  chief constable", offices, day));
  EXPECT_TRUE(IsOrWasOwner(ownership, "Alice Smith", offices, day));
  EXPECT_FALSE(IsOrWasOwner(ownership, "Carol Green", offices, day));
  EXPECT_TRUE(IsOrWasOwner(ownership, "Carol Green", offices, day - 1));
  EXPECT_FALSE(IsOrWasOwner(ownership, "Bob Jones", {}, day));
  EXPECT_FALSE(IsOrWasOwner(ownership, "", offices, day));
  // Nor is what its owner holds another person.
  ownership.owner = "Bob Jones";
  EXPECT_TRUE(IsOrWasOwner(ownership, "Assistant Chief Constable", offices, day));
}

}  // namespace
}  // namespace copperplate::governance
