#include "libs/api/field_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"

namespace copperplate::api {
namespace {

using testing::HasReason;

TEST(FieldChecksTest, TextsAreCountedInCharacters) {
  Faults faults;
  CheckText("\xc3\xa9\xe2\x82\xac", 2, "title", faults);
  EXPECT_TRUE(faults.empty());
  CheckText("abc", 2, "title", faults);
  EXPECT_THAT(faults.ToStatus(), HasReason("TEXT_TOO_LONG"));
  Faults nul;
  CheckText(absl::string_view("a\0b", 3), 9, "title", nul);
  EXPECT_THAT(nul.ToStatus(), HasReason("TEXT_INVALID"));
}

TEST(FieldChecksTest, ATextIsOneLineThatNothingTurnsAround) {
  for (const absl::string_view bad :
       {" ", "\n", "A\nB", "\x1b[31mRED", "\xe2\x80\xaetxet", "a\xe2\x81\xa6", "\xc2\x85z"}) {
    Faults faults;
    CheckText(bad, 99, "title", faults);
    EXPECT_EQ(faults.reason(), "TEXT_INVALID") << bad;
  }
  Faults faults;
  CheckText("\xe2\x82\xac 5 \xe2\x80\x93 caf\xc3\xa9", 99, "title", faults);
  CheckProse("One line.\r\n\tAnother.", 99, "caveat", faults);
  EXPECT_TRUE(faults.empty()) << faults.ToStatus();
  CheckProse("\x1b[31m", 99, "caveat", faults);
  EXPECT_EQ(faults.faults()[0].description,
            "must not hold control characters but tabs and line ends");
}

TEST(FieldChecksTest, ALineLosesTheBlanksAtItsEnds) {
  Faults faults;
  EXPECT_EQ(ReadLine("", 9, "reason", faults), "");
  EXPECT_EQ(ReadLine(" \t\xc2\xa0late return\xe3\x80\x80\r\n", 11, "reason", faults),
            "late return");
  EXPECT_EQ(ReadLine("caf\xc3\xa9", 4, "reason", faults), "caf\xc3\xa9");
  EXPECT_TRUE(faults.empty()) << faults.ToStatus();
}

TEST(FieldChecksTest, ALineIsNotBlankAndHasNoControlCharacters) {
  const struct {
    absl::string_view text;
    const char* reason;
    const char* description;
  } kCases[] = {
      {" ", "TEXT_INVALID", "must not be blank"},
      {"\n\xe2\x80\x82\t", "TEXT_INVALID", "must not be blank"},
      {"a\nb", "TEXT_INVALID", "must be one line, without control characters"},
      {"a\tb", "TEXT_INVALID", "must be one line, without control characters"},
      {"a\x7f", "TEXT_INVALID", "must be one line, without control characters"},
      {absl::string_view("a\0b", 3), "TEXT_INVALID",
       "must be one line, without control characters"},
      {"a\xc2\x9b"
       "b",
       "TEXT_INVALID", "must be one line, without control characters"},
      {"abcdef", "TEXT_TOO_LONG", "must have at most 5 characters"},
  };
  for (const auto& test : kCases) {
    Faults faults;
    ReadLine(test.text, 5, "reason", faults);
    ASSERT_EQ(faults.size(), 1u) << test.text;
    EXPECT_EQ(faults.reason(), test.reason) << test.text;
    EXPECT_EQ(faults.faults()[0].description, test.description) << test.text;
  }
}

TEST(FieldChecksTest, AnEnumIsGivenAndKnown) {
  Faults faults;
  CheckEnum(1, true, "kind", faults);
  EXPECT_TRUE(faults.empty());
  CheckEnum(0, true, "kind", faults);
  EXPECT_THAT(faults.ToStatus(), HasReason("FIELD_REQUIRED"));
  Faults unknown;
  CheckEnum(99, false, "kind", unknown);
  EXPECT_THAT(unknown.ToStatus(), HasReason("ENUM_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::api
