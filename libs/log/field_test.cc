#include "libs/log/field.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

#include "libs/log/level.h"

namespace copperplate::log {
namespace {

std::string Json(const Field& field) {
  std::string json;
  field.AppendTo(json);
  return json;
}

TEST(Field, KeepsItsType) {
  EXPECT_EQ(Json({"k", "text"}), R"("k":"text")");
  EXPECT_EQ(Json({"k", std::string("text")}), R"("k":"text")");
  EXPECT_EQ(Json({"k", absl::string_view("text")}), R"("k":"text")");
  EXPECT_EQ(Json({"k", true}), R"("k":true)");
  EXPECT_EQ(Json({"k", -7}), R"("k":-7)");
  EXPECT_EQ(Json({"k", std::numeric_limits<uint64_t>::max()}), R"("k":18446744073709551615)");
  EXPECT_EQ(Json({"k", std::numeric_limits<int64_t>::min()}), R"("k":-9223372036854775808)");
  EXPECT_EQ(Json({"k", 0.25}), R"("k":0.25)");
  EXPECT_EQ(Json({"k", std::numeric_limits<double>::infinity()}), R"("k":null)");
  EXPECT_EQ(Json({"k", absl::Microseconds(1234567)}), R"("k":1234.57)");
  EXPECT_EQ(Json({"k\"", 1}), R"("k\"":1)");
}

TEST(LevelName, IsReadBack) {
  for (const Level level : {Level::kDebug, Level::kInfo, Level::kWarning, Level::kError}) {
    EXPECT_EQ(ParseLevel(LevelName(level)).value(), level);
  }
  EXPECT_EQ(ParseLevel("loud").status().message(),
            "log level \"loud\" is none of debug, info, warning, error");
}

}  // namespace
}  // namespace copperplate::log
