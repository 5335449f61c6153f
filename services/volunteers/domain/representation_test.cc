#include "services/volunteers/domain/representation.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::copperplate::testing::Told;

const EqualityBenchmark kCountyBme{"ethnicity", "BME",           "BME, census 2011",
                                   9700,        "delivery plan", 2011};

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
  other.thousandths = 18600;
  EXPECT_EQ(Told(RepresentationOf(Counted(28, 1000, 1250), other)), "BENCHMARK_DIFFERS benchmark");
  other = kCountyBme;
  other.thousandths = 0;
  EXPECT_EQ(RepresentationOf(Counted(28, 1000, 1250), other)->ratio, std::nullopt);
  EXPECT_EQ(RepresentationOf(Counted(28, 1000, 1250), other)->share_percent, 3);
}

TEST(RepresentationTest, APercentageIsWrittenAsItIsRead) {
  EXPECT_EQ(ParsePercent("9.7"), 9700);
  EXPECT_EQ(ParsePercent("100"), 100'000);
  EXPECT_EQ(ParsePercent("0.125"), 125);
  for (const char* const wrong : {"", "9.", ".7", "-1", "100.1", "9.1234", "9,7", "1e1", "+9"}) {
    EXPECT_EQ(ParsePercent(wrong), std::nullopt) << wrong;
  }
  EXPECT_EQ(PercentDigits(9700), "9.7");
  EXPECT_EQ(PercentDigits(100'000), "100");
  EXPECT_EQ(PercentDigits(125), "0.125");
  EXPECT_EQ(PercentDigits(0), "0");
}

TEST(RepresentationTest, ABenchmarkIsOfAValueAndOneForAYear) {
  const EqualityCharacteristic characteristics[] = {{"ethnicity", {"BME", "WHITE"}, "BME"}};
  EqualityBenchmark benchmark = kCountyBme;
  benchmark.id = "county";
  const EqualityBenchmark others[] = {benchmark};
  const auto told = [&] {
    Faults faults;
    CheckBenchmark(benchmark, characteristics, others, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(), "");
  benchmark.id = "other";
  EXPECT_EQ(told(), "BENCHMARK_EXISTS_FOR_YEAR year");
  benchmark.definition = "not white British";
  EXPECT_EQ(told(), "") << "of another definition it is another one";
  benchmark.category = "PURPLE";
  EXPECT_EQ(told(), "EQUALITY_VALUE_UNKNOWN category");
  benchmark.category = "NOT_STATED";
  EXPECT_EQ(told(), "EQUALITY_VALUE_UNKNOWN category");
  benchmark.characteristic = "sex";
  benchmark.category = "BME";
  EXPECT_EQ(told(), "EQUALITY_CHARACTERISTIC_UNKNOWN characteristic");
}

TEST(RepresentationTest, OneIsComparedWithTheNewestOfItsOwnDefinition) {
  const EqualityCharacteristic ethnicity{"ethnicity", {"BME", "WHITE"}, "BME, census 2011"};
  EqualityBenchmark newer = kCountyBme;
  newer.year = 2021;
  EqualityBenchmark other = kCountyBme;
  other.definition = "not white British";
  other.year = 2015;
  const EqualityBenchmark all[] = {kCountyBme, newer, other};
  EXPECT_EQ(FindBenchmark(all, ethnicity, "BME", 2018), &all[0]);
  EXPECT_EQ(FindBenchmark(all, ethnicity, "BME", 2021), &all[1]);
  EXPECT_EQ(FindBenchmark(all, ethnicity, "BME", 2010), nullptr);
  EXPECT_EQ(FindBenchmark(all, ethnicity, "WHITE", 2021), nullptr);
}

}  // namespace
}  // namespace copperplate::volunteers
