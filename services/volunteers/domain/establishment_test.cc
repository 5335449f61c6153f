#include "services/volunteers/domain/establishment.h"

#include <gtest/gtest.h>

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;

TEST(EstablishmentTest, TheLastTargetOfTheKindAndBasisHolds) {
  const EstablishmentTarget targets[] = {
      {"t", Kind::kSpecial, TargetBasis::kBudget, CivilDay(2017, 4, 1), 280},
      {"t", Kind::kSpecial, TargetBasis::kBudget, CivilDay(2016, 4, 1), 300},
      {"t", Kind::kSpecial, TargetBasis::kAspiration, CivilDay(2016, 11, 10), 310},
      {"t", Kind::kPsv, TargetBasis::kBudget, CivilDay(2016, 4, 1), 100},
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

TEST(EstablishmentTest, OneTargetOfAKindAndBasisFromADay) {
  const EstablishmentTarget targets[] = {
      {"a", Kind::kSpecial, TargetBasis::kBudget, CivilDay(2017, 4, 1), 280}};
  const auto faults_of = [&](const EstablishmentTarget& target) {
    Faults faults;
    CheckTarget(target, targets, faults);
    return !faults.empty();
  };
  EXPECT_FALSE(faults_of(targets[0]));
  EXPECT_TRUE(faults_of({"b", Kind::kSpecial, TargetBasis::kBudget, CivilDay(2017, 4, 1), 300}));
  EXPECT_FALSE(
      faults_of({"b", Kind::kSpecial, TargetBasis::kAspiration, CivilDay(2017, 4, 1), 300}));
}

}  // namespace
}  // namespace copperplate::volunteers
