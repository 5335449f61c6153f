#include "services/indicators/domain/breakdown.h"

#include <gtest/gtest.h>

#include <string>

namespace copperplate::indicators {
namespace {

TEST(BreakdownTest, OrdersItsDimensions) {
  const struct {
    const char* text;
    const char* normal;
  } kCases[] = {
      {"", ""},
      {"age=15-17", "age=15-17"},
      {"ethnicity=asian;age=15-17", "age=15-17;ethnicity=asian"},
      {"age=15-17;ethnicity=asian", "age=15-17;ethnicity=asian"},
      {"d=4;c=3;b=2;a=1", "a=1;b=2;c=3;d=4"},
      {"age=-", "age=-"},
      {"age=juveniles/15-17", "age=juveniles/15-17"},
      {"n=europe/europe-excl-uk/northern", "n=europe/europe-excl-uk/northern"},
  };
  for (const auto& one : kCases) {
    std::string normal = "before";
    EXPECT_EQ(NormaliseBreakdown(one.text, &normal), BreakdownFault::kNone) << one.text;
    EXPECT_EQ(normal, one.normal);
  }
}

TEST(BreakdownTest, RefusesWhatIsNoBreakdown) {
  const std::string longest(63, 'x');
  const struct {
    std::string text;
    BreakdownFault fault;
  } kCases[] = {
      {"age", BreakdownFault::kMalformed},
      {"age=", BreakdownFault::kMalformed},
      {"=15-17", BreakdownFault::kMalformed},
      {"age=15-17;", BreakdownFault::kMalformed},
      {";age=15-17", BreakdownFault::kMalformed},
      {"age=15-17;;sex=f", BreakdownFault::kMalformed},
      {"Age=15-17", BreakdownFault::kMalformed},
      {"age=15=17", BreakdownFault::kMalformed},
      {"age=15 17", BreakdownFault::kMalformed},
      {"1age=15", BreakdownFault::kMalformed},
      {"age=/15", BreakdownFault::kMalformed},
      {"age=15/", BreakdownFault::kMalformed},
      {"age=a//b", BreakdownFault::kMalformed},
      {"a/b=c", BreakdownFault::kMalformed},
      {"age=" + longest + "x", BreakdownFault::kMalformed},
      {"age=1;age=2", BreakdownFault::kDimensionRepeated},
      {"age=1;sex=f;age=1", BreakdownFault::kDimensionRepeated},
      {"a=1;b=2;c=3;d=4;e=5", BreakdownFault::kTooManyDimensions},
  };
  for (const auto& one : kCases) {
    std::string normal = "before";
    EXPECT_EQ(NormaliseBreakdown(one.text, &normal), one.fault) << one.text;
    EXPECT_EQ(normal, "before") << one.text;
  }
}

TEST(BreakdownTest, EveryFaultHasItsWords) {
  EXPECT_EQ(Name(BreakdownFault::kMalformed), "BREAKDOWN_MALFORMED");
  EXPECT_EQ(Name(BreakdownFault::kDimensionRepeated), "BREAKDOWN_DIMENSION_REPEATED");
  EXPECT_EQ(Name(BreakdownFault::kTooManyDimensions), "BREAKDOWN_TOO_MANY_DIMENSIONS");
  for (const BreakdownFault fault : {BreakdownFault::kMalformed, BreakdownFault::kDimensionRepeated,
                                     BreakdownFault::kTooManyDimensions}) {
    EXPECT_EQ(Description(fault).substr(0, 5), "must ");
  }
}

}  // namespace
}  // namespace copperplate::indicators
