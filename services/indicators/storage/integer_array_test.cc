#include "services/indicators/storage/integer_array.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool Decode(absl::string_view text, IntegerArray& out) {
  return postgres::Codec<IntegerArray>::Decode(text, out);
}

TEST(IntegerArrayTest, ReadsWhatPostgresPrints) {
  IntegerArray array;
  ASSERT_TRUE(Decode("{}", array));
  EXPECT_THAT(array.values, IsEmpty());
  ASSERT_TRUE(Decode("{7}", array));
  EXPECT_THAT(array.values, ElementsAre(7));
  ASSERT_TRUE(Decode("{-9223372036854775808,0,9223372036854775807}", array));
  EXPECT_THAT(array.values, ElementsAre(std::numeric_limits<int64_t>::min(), 0,
                                        std::numeric_limits<int64_t>::max()));
}

TEST(IntegerArrayTest, RefusesAllElse) {
  IntegerArray array;
  for (const char* text : {"", "{", "}", "7", "{7", "7}", "{,}", "{7,}", "{,7}", "{7,,8}", "{NULL}",
                           "{7,x}", "{7 ,8}", "{1.5}", "{9223372036854775808}", "{{1}}"}) {
    EXPECT_FALSE(Decode(text, array)) << text;
  }
}

}  // namespace
}  // namespace copperplate::indicators
