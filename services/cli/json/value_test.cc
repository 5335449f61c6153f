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

TEST(Value, IsNullWhereTheTextIsNoJson) {
  EXPECT_TRUE(Value::Parse("<html>").null());
  EXPECT_TRUE(Value::Parse("").null());
}

TEST(Quote, EscapesWhatJsonMust) { EXPECT_EQ(Quote("a\"b\n"), R"("a\"b\n")"); }

}  // namespace
}  // namespace copperplate::cli
