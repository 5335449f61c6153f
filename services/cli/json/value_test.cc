#include "services/cli/json/value.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(Value, AnswersEveryLookUp) {
  const Value value = Value::Parse(R"({"rows": [{"text": "a\u00a3"}, {"n": 7}], "last": true})");
  EXPECT_EQ(value["rows"].elements()[0]["text"].text(), "a\xC2\xA3");
  EXPECT_EQ(value["rows"].elements()[1]["n"].text(), "7");
  EXPECT_TRUE(value["last"].boolean());
  EXPECT_TRUE(value["absent"]["deeper"].null());
  EXPECT_EQ(value["absent"].text(), "");
  EXPECT_TRUE(value["last"].elements().empty());
}

TEST(Value, PrintsAPartAsItCame) {
  const Value value = Value::Parse(R"({"rows": [{"b": "\"\u00a3", "a": [1, 0.5, true, null]}]})");
  EXPECT_EQ(value["rows"].elements()[0].json(), "{\"b\":\"\\\"\xC2\xA3\",\"a\":[1,0.5,true,null]}");
  EXPECT_EQ(value["absent"].json(), "null");
}

TEST(Value, GivesItsMembers) {
  const auto members = Value::Parse(R"({"b": 1, "a": "x"})").members();
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].first, "b");
  EXPECT_EQ(members[1].second.text(), "x");
  EXPECT_TRUE(Value::Parse("[1]").members().empty());
}

TEST(Value, KnowsAnObject) {
  EXPECT_TRUE(Value::Parse("{}").object());
  EXPECT_FALSE(Value::Parse("[]").object());
  EXPECT_FALSE(Value().object());
}

TEST(Value, MapsItsTexts) {
  const Value value = Value::Parse(R"({"a": ["x", 1, {"x": "x"}], "n": null})");
  const auto twice = [](absl::string_view text) { return std::string(text) + std::string(text); };
  EXPECT_EQ(value.WithTexts(twice).json(), R"({"a":["xx",1,{"x":"xx"}],"n":null})");
  EXPECT_EQ(value.json(), R"({"a":["x",1,{"x":"x"}],"n":null})");
  EXPECT_TRUE(Value().WithTexts(twice).null());
}

TEST(Value, IsNullWhereTheTextIsNoJson) {
  EXPECT_TRUE(Value::Parse("<html>").null());
  EXPECT_TRUE(Value::Parse("").null());
}

TEST(Quote, EscapesWhatJsonMust) { EXPECT_EQ(Quote("a\"b\n"), R"("a\"b\n")"); }

}  // namespace
}  // namespace copperplate::cli
