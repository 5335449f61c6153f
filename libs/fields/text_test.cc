#include "libs/fields/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"

namespace copperplate::fields {
namespace {

using testing::HasReason;
using testing::Told;

TEST(TextTest, TextsAreCountedInCharacters) {
  Faults faults;
  CheckOptionalLine("\xc3\xa9\xe2\x82\xac", "title", faults, 2);
  EXPECT_TRUE(faults.empty());
  CheckOptionalLine("abc", "title", faults, 2);
  EXPECT_THAT(faults.ToStatus(), HasReason("TEXT_TOO_LONG"));
  Faults nul;
  CheckOptionalLine(absl::string_view("a\0b", 3), "title", nul, 9);
  EXPECT_THAT(nul.ToStatus(), HasReason("TEXT_INVALID"));
}

TEST(TextTest, ATextIsOneLineThatNothingTurnsAround) {
  for (const absl::string_view bad :
       {" ", "\n", "A\nB", "\x1b[31mRED", "\xe2\x80\xaetxet", "a\xe2\x81\xa6", "\xc2\x85z"}) {
    Faults faults;
    CheckOptionalLine(bad, "title", faults, 99);
    EXPECT_EQ(faults.reason(), "TEXT_INVALID") << bad;
  }
  Faults faults;
  CheckOptionalLine("\xe2\x82\xac 5 \xe2\x80\x93 caf\xc3\xa9", "title", faults, 99);
  CheckOptionalProse("One line.\r\n\tAnother.", "caveat", faults, 99);
  EXPECT_TRUE(faults.empty()) << faults.ToStatus();
  CheckOptionalProse("\x1b[31m", "caveat", faults, 99);
  EXPECT_EQ(faults.faults()[0].description,
            "must not hold control characters but tabs and line ends");
}

TEST(TextTest, ALineLosesTheBlanksAtItsEnds) {
  Faults faults;
  EXPECT_EQ(ReadLine("", "reason", faults, 9), "");
  EXPECT_EQ(ReadLine(" \t\xc2\xa0late return\xe3\x80\x80\r\n", "reason", faults, 11),
            "late return");
  EXPECT_EQ(ReadLine("caf\xc3\xa9", "reason", faults, 4), "caf\xc3\xa9");
  EXPECT_TRUE(faults.empty()) << faults.ToStatus();
}

TEST(TextTest, ALineIsNotBlankAndHasNoControlCharacters) {
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
    ReadLine(test.text, "reason", faults, 5);
    ASSERT_EQ(faults.size(), 1u) << test.text;
    EXPECT_EQ(faults.reason(), test.reason) << test.text;
    EXPECT_EQ(faults.faults()[0].description, test.description) << test.text;
  }
}

TEST(TextTest, IsUtf8) {
  Faults faults;
  CheckOptionalLine("\xa3 Latin-1", "title", faults, 99);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.reason(), "TEXT_INVALID");
  EXPECT_EQ(faults.faults()[0].description, "must be UTF-8");
}

std::string LineReason(const std::string& text) {
  Faults faults;
  CheckLine(text, "title", faults);
  return faults.reason();
}

std::string OptionalProseReason(const std::string& text) {
  Faults faults;
  CheckOptionalProse(text, "note", faults);
  return faults.reason();
}

TEST(TextTest, ALineIsThereAndIsOne) {
  EXPECT_EQ(LineReason("Reduce re-offending \xe2\x80\x93 together"), "");
  EXPECT_EQ(LineReason(""), "FIELD_REQUIRED");
  EXPECT_EQ(LineReason(" \t\xc2\xa0"), "FIELD_REQUIRED");
  EXPECT_EQ(LineReason("a\tb"), "TEXT_INVALID");
  EXPECT_EQ(LineReason("a\nb"), "TEXT_INVALID");
  EXPECT_EQ(LineReason("a\x7f"), "TEXT_INVALID");
  EXPECT_EQ(LineReason("a\xc2\x85z"), "TEXT_INVALID");
  EXPECT_EQ(LineReason("a\xe2\x80\xaez"), "TEXT_INVALID");
  EXPECT_EQ(LineReason("a\xff"), "TEXT_INVALID");
  EXPECT_EQ(LineReason(std::string("a\0b", 3)), "TEXT_INVALID");
  EXPECT_EQ(LineReason(std::string(kLongestLine, 'x')), "");
  EXPECT_EQ(LineReason(std::string(kLongestLine + 1, 'x')), "TEXT_TOO_LONG");
}

TEST(TextTest, ProseMayHaveLinesAndIsCountedInCharacters) {
  EXPECT_EQ(OptionalProseReason(""), "");
  EXPECT_EQ(OptionalProseReason("one\r\n\ttwo"), "");
  EXPECT_EQ(OptionalProseReason(" \n"), "TEXT_INVALID");
  EXPECT_EQ(OptionalProseReason("one\x0btwo"), "TEXT_INVALID");
  std::string pounds;
  for (size_t i = 0; i < kLongestProse; ++i) pounds += "\xc2\xa3";
  EXPECT_EQ(OptionalProseReason(pounds), "");
  EXPECT_EQ(OptionalProseReason(pounds + "1"), "TEXT_TOO_LONG");
}

TEST(TextTest, RequiredProseIsThere) {
  for (const absl::string_view blank : {"", " \n"}) {
    Faults faults;
    CheckProse(blank, "reason", faults);
    EXPECT_EQ(Told(faults), "FIELD_REQUIRED reason") << blank;
  }
  Faults faults;
  CheckProse("one\ntwo", "reason", faults);
  EXPECT_TRUE(faults.empty());
}

TEST(TextTest, WhatMustBeGivenIsNotEmpty) {
  Faults faults;
  CheckGiven("x", "level", faults);
  EXPECT_TRUE(faults.empty());
  CheckGiven("", "level", faults);
  EXPECT_EQ(Told(faults), "FIELD_REQUIRED level");
}

TEST(TextTest, AListHasEachLineOnce) {
  Faults faults;
  CheckLines({"NP", "CS", "NP", ""}, "leads", faults);
  EXPECT_EQ(Told(faults), "DUPLICATE leads[2] leads[3]");

  Faults many;
  CheckLines(std::vector<std::string>(kMostItems + 1, "x"), "leads", many);
  EXPECT_EQ(Told(many), "TOO_MANY leads");
}

}  // namespace
}  // namespace copperplate::fields
