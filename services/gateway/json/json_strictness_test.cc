// Documents that RFC 8259 forbids, each made up here, and some at its edges that it allows.
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "parish.pb.h"
#include "services/gateway/json/json_reader.h"

namespace copperplate::gateway {
namespace {

using parish::v1::EveryKind;

absl::Status Read(absl::string_view json) {
  static const PlanSet plans({EveryKind::descriptor()->file()}, nullptr);
  std::string wire;
  Faults faults;
  const absl::Status status =
      AppendWire(plans, plans.Of(*EveryKind::descriptor()), json, "", wire, faults);
  return status.ok() ? faults.ToStatus() : status;
}

std::string Nested(absl::string_view open, absl::string_view close, int depth) {
  std::string text;
  for (int i = 0; i < depth; ++i) absl::StrAppend(&text, open);
  for (int i = 0; i < depth; ++i) absl::StrAppend(&text, close);
  return text;
}

TEST(JsonStrictness, RefusesWhatIsNotJson) {
  const std::string documents[] = {
      // Nothing, or not one value.
      "",
      " ",
      "\n",
      "{}{}",
      "{} {}",
      "{},",
      "{}x",
      "{}]",
      "}",
      "]",
      ",",
      ":",
      "{}\x0c",
      std::string("{}\0", 3),
      "{\"a\":1}\"b\"",
      // Objects.
      "{",
      "{\"a\"",
      "{\"a\":",
      "{\"a\":1",
      "{\"a\":1,",
      "{\"a\":1,}",
      "{,\"a\":1}",
      "{,}",
      "{\"a\":1,,\"b\":2}",
      "{\"a\":1 \"b\":2}",
      "{\"a\" 1}",
      "{\"a\"::1}",
      "{\"a\"=1}",
      "{\"a\",1}",
      "{a:1}",
      "{'a':1}",
      "{1:1}",
      "{null:1}",
      "{\"a\":}",
      "{\"a\":1]",
      "{[1]:2}",
      "{\"a\":1;}",
      // Arrays, in a member that nothing reads.
      "{\"a\":[}",
      "{\"a\":[1}",
      "{\"a\":[1,]}",
      "{\"a\":[,1]}",
      "{\"a\":[,]}",
      "{\"a\":[1,,2]}",
      "{\"a\":[1 2]}",
      "{\"a\":[1:2]}",
      "{\"a\":[1]]}",
      "{\"a\":[\"x\"",
      // Numbers.
      "{\"a\":01}",
      "{\"a\":-}",
      "{\"a\":+1}",
      "{\"a\":.5}",
      "{\"a\":1.}",
      "{\"a\":-.5}",
      "{\"a\":1e}",
      "{\"a\":1e+}",
      "{\"a\":1.e1}",
      "{\"a\":0x10}",
      "{\"a\":1_000}",
      "{\"a\":1,5.}",
      "{\"a\":NaN}",
      "{\"a\":Infinity}",
      "{\"a\":-Infinity}",
      "{\"a\":--1}",
      "{\"a\":-01}",
      "{\"a\":1a}",
      "{\"a\":1 000}",
      "{\"a\":0b1}",
      "{\"a\":0e}",
      "{\"a\":1e1.5}",
      "{\"a\":\xef\xbc\x91}",
      // Names that are none.
      "{\"a\":True}",
      "{\"a\":FALSE}",
      "{\"a\":nul}",
      "{\"a\":nulll}",
      "{\"a\":undefined}",
      "{\"a\":tru}",
      "{\"a\":none}",
      // Strings.
      "{\"a\":\"x}",
      "{\"a\":'x'}",
      "{\"a\":\"x\n\"}",
      "{\"a\":\"x\ty\"}",
      "{\"a\":\"\x01\"}",
      std::string("{\"a\":\"\0\"}", 9),
      "{\"a\":\"\\x41\"}",
      "{\"a\":\"\\'\"}",
      "{\"a\":\"\\a\"}",
      "{\"a\":\"\\u12\"}",
      "{\"a\":\"\\u12g4\"}",
      "{\"a\":\"\\U0041\"}",
      "{\"a\":\"\\\"}",
      "{\"a\":\"\\ud800\"}",
      "{\"a\":\"\\udc00\"}",
      "{\"a\":\"\\ud800\\u0041\"}",
      "{\"a\":\"\\ud800x\"}",
      "{\"a\":\"\\ud83d\\ud83d\"}",
      "{\"a\":`x`}",
      // Not UTF-8, and a mark that RFC 8259 says not to send.
      "{\"a\":\"\xff\"}",
      "{\"a\":\"\xc0\xaf\"}",
      "{\"a\":\"\xe2\x82\"}",
      "{\"a\":\"\xed\xa0\x80\"}",
      "{\"\xc3\":1}",
      "\xef\xbb\xbf{}",
      "{\"a\":\"\xf4\x90\x80\x80\"}",
      // Comments, and other languages.
      "{/* a */}",
      "// a\n{}",
      "{} // a",
      "# a\n{}",
      "{\"a\":1 /**/}",
      "<a/>",
      "a=1",
      "{\"a\":\"x\" + \"y\"}",
      "({})",
      // White space that JSON has not.
      "{\xc2\xa0}",
      "\x0b{}",
      "\x0c{}",
      "{\xe2\x80\xa8}",
  };
  EXPECT_GE(std::size(documents), 60u);
  for (const std::string& document : documents) {
    const absl::Status status = Read(document);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << document;
    EXPECT_EQ(ErrorReason(status), "JSON_MALFORMED") << document;
  }
}

TEST(JsonStrictness, TakesWhatIsJson) {
  const std::string documents[] = {
      "{}",
      " {} ",
      "\t\r\n{\t}\n",
      "{\"a\":[]}",
      "{\"a\":{}}",
      "{\"\":1}",
      "{\"a\":-0}",
      "{\"a\":0.0e-10}",
      "{\"a\":1E+2}",
      "{\"a\":123456789012345678901234567890}",
      "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uFFFF\"}",
      "{\"a\":\"\\ud83d\\ude00\"}",
      "{\"a\":\"\x7f\"}",
      "{\"a\":\"\xf0\x9f\x98\x80\"}",
      "{\"a\":[1,[2,[3]],{\"b\":null}]}",
      "{\"a\":1e400}",
      "{\"\xc3\xa9\":true}",
  };
  for (const std::string& document : documents) EXPECT_TRUE(Read(document).ok()) << document;
}

TEST(JsonStrictness, SaysAtWhichByte) {
  const absl::Status status = Read("{\"a\":1,}");
  EXPECT_EQ(ErrorMetadata(status, "offset"), "7");
  EXPECT_EQ(status.message(), "the body is not JSON: syntax error at byte 7");
}

TEST(JsonStrictness, GoesThirtyTwoDeepAndNoDeeper) {
  EXPECT_TRUE(Read(absl::StrCat("{\"a\":", Nested("[", "]", 31), "}")).ok());
  const absl::Status deep = Read(absl::StrCat("{\"a\":", Nested("[", "]", 32), "}"));
  EXPECT_EQ(ErrorReason(deep), "JSON_MALFORMED");
  EXPECT_EQ(
      deep.message(),
      "the body is nested too deep: it may hold 32 objects and arrays in one another, and the "
      "next begins at byte 36");
  EXPECT_EQ(ErrorMetadata(deep, "offset"), "36");
  EXPECT_EQ(ErrorReason(Read(Nested("[", "]", 100000))), "JSON_MALFORMED");
  EXPECT_EQ(ErrorReason(Read(Nested("{\"a\":", "}", 100000))), "JSON_MALFORMED");
}

}  // namespace
}  // namespace copperplate::gateway
