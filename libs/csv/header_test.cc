#include "libs/csv/header.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace copperplate::csv {

bool operator==(const HeaderIssue& a, const HeaderIssue& b) {
  return a.fault == b.fault && a.column == b.column;
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Fields = std::vector<absl::string_view>;

constexpr Column kColumns[] = {{"area", true}, {"month", true}, {"status", false}};

TEST(HeaderTest, MapsColumnsInAnyOrder) {
  Header header(kColumns);
  EXPECT_THAT(header.Read(Fields{"status", "month", "area"}), IsEmpty());
  EXPECT_EQ(header.width(), 3U);
  const Fields row = {"FINAL", "2018-03", "south"};
  EXPECT_EQ(header.Value(row, 0), "south");
  EXPECT_EQ(header.Value(row, 1), "2018-03");
  EXPECT_EQ(header.Value(row, 2), "FINAL");
}

TEST(HeaderTest, AnOptionalColumnThatIsNotThereIsEmpty) {
  Header header(kColumns);
  EXPECT_THAT(header.Read(Fields{"area", "month"}), IsEmpty());
  EXPECT_EQ(header.width(), 2U);
  EXPECT_EQ(header.Value(Fields{"south", "2018-03"}, 2), "");
}

TEST(HeaderTest, NamesEverythingThatIsWrong) {
  Header header(kColumns);
  EXPECT_THAT(header.Read(Fields{"status", "Area", "status", ""}),
              ElementsAre(HeaderIssue{HeaderFault::kUnknown, "Area"},
                          HeaderIssue{HeaderFault::kDuplicate, "status"},
                          HeaderIssue{HeaderFault::kUnknown, ""},
                          HeaderIssue{HeaderFault::kMissing, "area"},
                          HeaderIssue{HeaderFault::kMissing, "month"}));
}

TEST(HeaderTest, CutsAnUnknownNameBetweenCharacters) {
  Header header(kColumns);
  const std::string name = std::string(63, 'x') + "\xC3\xA9";
  const auto issues = header.Read(Fields{name, "area", "month"});
  EXPECT_THAT(issues, ElementsAre(HeaderIssue{HeaderFault::kUnknown, std::string(63, 'x')}));
}

}  // namespace
}  // namespace copperplate::csv
