#include "services/governance/domain/agenda_item.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using ::copperplate::testing::Told;

TEST(AgendaItemTest, FieldsAreLookedAt) {
  AgendaItem item = TestItem("traffic", "5.1");
  EXPECT_EQ(Told(Validate(item)), "");
  item.number = "";
  EXPECT_EQ(Told(Validate(item)), "FIELD_REQUIRED number");
  item.number = "5.";
  EXPECT_EQ(Told(Validate(item)), "ITEM_NUMBER_MALFORMED number");
  item.number = "5";
  for (const int order : {-1, 1001}) {
    item.order = order;
    EXPECT_EQ(Told(Validate(item)), "NUMBER_OUT_OF_RANGE order") << order;
  }
  item.order = 0;
  item.title = "";
  EXPECT_EQ(Told(Validate(item)), "FIELD_REQUIRED title");
}

TEST(AgendaItemTest, ARestrictedItemSaysWhy) {
  AgendaItem item = TestItem("traffic", "5");
  item.restricted = true;
  EXPECT_EQ(Told(Validate(item)), "RESTRICTION_REASON_REQUIRED restriction_reason");
  item.restriction_reason = "Commercially confidential";
  EXPECT_EQ(Told(Validate(item)), "");
  item.restricted = false;
  EXPECT_EQ(Told(Validate(item)), "RESTRICTION_REASON_NOT_NEEDED restriction_reason");
}

TEST(AgendaItemTest, PrintedByOrderThenByNumber) {
  AgendaItem ninth = TestItem("a", "9");
  AgendaItem tenth = TestItem("b", "10");
  EXPECT_TRUE(IsPrintedBefore(ninth, tenth));
  EXPECT_FALSE(IsPrintedBefore(tenth, ninth));
  ninth.order = 1;
  EXPECT_TRUE(IsPrintedBefore(tenth, ninth));
  EXPECT_FALSE(IsPrintedBefore(ninth, ninth));
}

TEST(AgendaItemTest, PlacesAreInTheOrderOfPrinting) {
  const std::string numbers[] = {"5", "5.1", "5.1a", "5.2", "5a", "9", "10", "10.1", "100"};
  AgendaItem before = TestItem("z", "1");
  for (const std::string& number : numbers) {
    const AgendaItem item = TestItem("a", number);
    EXPECT_TRUE(IsPrintedBefore(before, item)) << number;
    EXPECT_LT(PrintedPlace(before), PrintedPlace(item));
    before = item;
  }
  before.order = 0;
  AgendaItem later = TestItem("a", "1");
  later.order = 1;
  EXPECT_LT(PrintedPlace(before), PrintedPlace(later));
  EXPECT_EQ(PrintedPlace(TestItem("traffic", "5.1")), "0000 005.001 traffic");
}

}  // namespace
}  // namespace copperplate::governance
