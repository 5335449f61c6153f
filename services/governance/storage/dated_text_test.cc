#include "services/governance/storage/dated_text.h"

#include <gtest/gtest.h>

namespace copperplate::governance {
namespace {

TEST(DatedTextTest, WhatIsWrittenIsRead) {
  std::string text;
  WriteDatedText(absl::CivilDay(2016, 5, 12), std::nullopt, "Jason/Ablewhite", text);
  EXPECT_EQ(text, "2016-05-12//Jason/Ablewhite");
  std::optional<absl::CivilDay> from;
  std::optional<absl::CivilDay> to = absl::CivilDay();
  std::string said;
  ASSERT_TRUE(ReadDatedText(text, from, to, said));
  EXPECT_EQ(from, absl::CivilDay(2016, 5, 12));
  EXPECT_EQ(to, std::nullopt);
  EXPECT_EQ(said, "Jason/Ablewhite");
}

TEST(DatedTextTest, AnythingElseIsNone) {
  std::optional<absl::CivilDay> from;
  std::optional<absl::CivilDay> to;
  std::string said;
  EXPECT_FALSE(ReadDatedText("2016-05-12/", from, to, said));
  EXPECT_FALSE(ReadDatedText("soon//Name", from, to, said));
}

}  // namespace
}  // namespace copperplate::governance
