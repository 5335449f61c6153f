#include "libs/status/faults.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/status/error.h"

namespace copperplate {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::vector<std::pair<std::string, std::string>> Fields(const absl::Status& status) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const FieldFault& fault : ErrorFields(status)) {
    fields.emplace_back(fault.field, fault.description);
  }
  return fields;
}

TEST(FaultsTest, AStatusAddsItsFieldsUnderItsReason) {
  Faults faults;
  faults.AddStatus(absl::OkStatus());
  EXPECT_TRUE(faults.empty());
  Faults other;
  other.Add("ID_INVALID", "request_id", "no UUID");
  faults.AddStatus(other.ToStatus());
  EXPECT_EQ(faults.reason(), "ID_INVALID");
  EXPECT_THAT(Fields(faults.ToStatus()), ElementsAre(Pair("request_id", "no UUID")));
}

TEST(FaultsTest, FaultsOfAResourceStandUnderItsField) {
  Faults resource;
  resource.Add("FIRST", "title", "one");
  resource.Add("SECOND", "id", "two");
  resource.Add("THIRD", "title", "three");
  Faults faults;
  faults.AddUnder("area", resource);
  EXPECT_EQ(faults.reason(), "FIRST");
  EXPECT_THAT(Fields(faults.ToStatus()),
              ElementsAre(Pair("area.title", "one"), Pair("area_id", "two")));

  EXPECT_THAT(Fields(InField("area", resource.ToStatus())),
              ElementsAre(Pair("area.title", "one"), Pair("area_id", "two")));
  EXPECT_EQ(InField("area", absl::NotFoundError("x")), absl::NotFoundError("x"));
  EXPECT_EQ(InField("area", absl::InvalidArgumentError("no fields")),
            absl::InvalidArgumentError("no fields"));
}

TEST(FaultsTest, EachFaultKeepsItsReason) {
  Faults found;
  found.Add("FIRST", "id", "one");
  found.Add("SECOND", "title", "two");
  Faults rules;
  rules.AddRuleFaults(found);
  Faults faults;
  faults.Add("ID_INVALID", "area_id", "no id");
  faults.AddUnder("area", rules);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults.faults()[1].reason, "SECOND");
  faults = Faults();
  faults.Add(found.faults()[1].reason, "title", "two");
  EXPECT_EQ(ErrorReason(faults.ToStatus()), "SECOND");
}

TEST(FaultsTest, RuleFaultsAreRenamedAndYieldToEarlierOnes) {
  Faults faults;
  faults.Add("MONTH_MALFORMED", "valid_from", "shape");
  Faults found;
  found.Add("MONTH_OUT_OF_RANGE", "valid_from", "range");
  found.Add("PARENT_INVALID", "parent", "rule");
  faults.AddRuleFaults(found, {{"parent", "parent_area"}});
  EXPECT_THAT(Fields(faults.ToStatus()),
              ElementsAre(Pair("valid_from", "shape"), Pair("parent_area", "rule")));
}

}  // namespace
}  // namespace copperplate
