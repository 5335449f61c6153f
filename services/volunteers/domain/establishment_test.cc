#include "services/volunteers/domain/establishment.h"

#include <gtest/gtest.h>

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;

TEST(EstablishmentTest, TheLastTargetOfTheKindAndBasisHolds) {
  const EstablishmentTarget targets[] = {
      {Kind::kSpecial, TargetBasis::kBudget, CivilDay(2017, 4, 1), 280},
      {Kind::kSpecial, TargetBasis::kBudget, CivilDay(2016, 4, 1), 300},
      {Kind::kSpecial, TargetBasis::kAspiration, CivilDay(2016, 11, 10), 310},
      {Kind::kPsv, TargetBasis::kBudget, CivilDay(2016, 4, 1), 100},
  };
  const auto budget = [&](CivilDay day) {
    return TargetOn(targets, Kind::kSpecial, TargetBasis::kBudget, day);
  };
  EXPECT_EQ(budget(CivilDay(2016, 3, 31)), std::nullopt);
  EXPECT_EQ(budget(CivilDay(2017, 3, 31)), 300);
  EXPECT_EQ(budget(CivilDay(2017, 4, 1)), 280);
  EXPECT_EQ(Vacancy(budget(CivilDay(2017, 3, 31)), 229), 71);
  EXPECT_EQ(Vacancy(budget(CivilDay(2017, 4, 1)), 281), -1);
  EXPECT_EQ(Vacancy(std::nullopt, 229), std::nullopt);
  EXPECT_EQ(ParseTargetBasis(Name(TargetBasis::kAspiration)), TargetBasis::kAspiration);
}

}  // namespace
}  // namespace copperplate::volunteers
