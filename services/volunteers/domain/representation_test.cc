#include "services/volunteers/domain/representation.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::copperplate::testing::Told;

const EqualityBenchmark kCountyBme{"ethnicity",          "BME",           "BME, census 2011",
                                   Rational::Of(97, 10), "delivery plan", 2011};

CategoryCount Counted(int64_t in_category, int64_t stated, int64_t everyone) {
  return {"ethnicity", "BME", "BME, census 2011", in_category, stated, everyone};
}

TEST(RepresentationTest, IsTheShareOfThoseWhoStatedByTheBenchmark) {
  // The Constabulary's 2.8% in a county of 9.7%.
  const Representation constabulary = *RepresentationOf(Counted(28, 1000, 1250), kCountyBme);
  EXPECT_EQ(constabulary.share_percent, 3);
  EXPECT_EQ(constabulary.ratio, "0.3");
  EXPECT_EQ(constabulary.stated_rate_percent, 80);
  // As many as in the county, of those who stated.
  EXPECT_EQ(RepresentationOf(Counted(97, 1000, 5000), kCountyBme)->ratio, "1.0");
  EXPECT_EQ(RepresentationOf(Counted(0, 1000, 1000), kCountyBme)->ratio, "0.0");
}

TEST(RepresentationTest, ShowsNothingOfFewPeople) {
  EXPECT_EQ(RepresentationOf(Counted(4, 200, 250), kCountyBme)->ratio, std::nullopt);
  EXPECT_EQ(RepresentationOf(Counted(4, 200, 250), kCountyBme)->share_percent, std::nullopt);
  EXPECT_EQ(RepresentationOf(Counted(5, 200, 250), kCountyBme)->ratio, "0.3");
  EXPECT_EQ(RepresentationOf(Counted(10, 22, 22), kCountyBme)->ratio, std::nullopt);
  EXPECT_EQ(RepresentationOf(Counted(10, 23, 23), kCountyBme)->share_percent, 43);
  EXPECT_EQ(RepresentationOf(Counted(10, 197, 200), kCountyBme)->stated_rate_percent, std::nullopt);
  EXPECT_EQ(RepresentationOf(Counted(10, 200, 200), kCountyBme)->stated_rate_percent, 100);
  EXPECT_EQ(RepresentationOf(Counted(0, 0, 0), kCountyBme)->share_percent, std::nullopt);
}

TEST(RepresentationTest, DefinitionsAreNeverMixed) {
  EqualityBenchmark other = kCountyBme;
  other.definition = "not white British";
  other.percent = Rational::Of(186, 10);
  EXPECT_EQ(Told(RepresentationOf(Counted(28, 1000, 1250), other)), "BENCHMARK_DIFFERS benchmark");
  other = kCountyBme;
  other.percent = Rational(0);
  EXPECT_EQ(RepresentationOf(Counted(28, 1000, 1250), other)->ratio, std::nullopt);
  EXPECT_EQ(RepresentationOf(Counted(28, 1000, 1250), other)->share_percent, 3);
}

}  // namespace
}  // namespace copperplate::volunteers
