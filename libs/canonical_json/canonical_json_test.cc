#include "libs/canonical_json/canonical_json.h"

#include <gtest/gtest.h>

#include <string>

namespace copperplate {
namespace {

TEST(CanonicalJsonTest, MembersGoByName) {
  CanonicalObject object;
  object.SetText("b", "x").SetWhole("a", -9'007'199'254'740'991).SetBool("B", true);
  object.SetBool("aa", false);
  EXPECT_EQ(object.Build().text(), R"({"B":true,"a":-9007199254740991,"aa":false,"b":"x"})");
}

TEST(CanonicalJsonTest, ObjectsAndArraysNest) {
  CanonicalObject inner;
  inner.SetWhole("n", 0);
  CanonicalObject object;
  object.Set("list", CanonicalArray({CanonicalText("one"), inner.Build(), CanonicalArray({})}));
  object.Set("inner", inner);
  object.Set("none", CanonicalObject());
  EXPECT_EQ(object.Build().text(), R"({"inner":{"n":0},"list":["one",{"n":0},[]],"none":{}})");
}

// RFC 8785, 3.2.2.2: two-letter escapes where JSON has them, lower-case \u00xx for the other
// control characters, everything else as it is.
TEST(CanonicalJsonTest, EscapesNoMoreThanItMust) {
  EXPECT_EQ(CanonicalText("").text(), "\"\"");
  EXPECT_EQ(CanonicalText("\b\t\n\f\r\"\\").text(), R"("\b\t\n\f\r\"\\")");
  EXPECT_EQ(CanonicalText(std::string("\0\x01\x0b\x1f\x7f", 5)).text(),
            "\"\\u0000\\u0001\\u000b\\u001f\x7f\"");
  EXPECT_EQ(CanonicalText("/ \xe2\x82\xac \xf0\x9f\x98\x82 <&>").text(),
            "\"/ \xe2\x82\xac \xf0\x9f\x98\x82 <&>\"");
}

// The strings of the RFC's example (3.2.2), its numbers aside.
TEST(CanonicalJsonTest, PrintsTheExampleOfTheRfc) {
  CanonicalObject object;
  object.SetText("string", "\xe2\x82\xac$\x0f\nA'B\"\\\\\"/");
  object.Set("literals", CanonicalArray({CanonicalObject().SetBool("x", true).Build()}));
  EXPECT_EQ(object.Build().text(),
            "{\"literals\":[{\"x\":true}],"
            "\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

}  // namespace
}  // namespace copperplate
