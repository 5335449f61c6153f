#include "libs/change/asked.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/change/record.h"
#include "libs/testing/status_matchers.h"

namespace copperplate {
namespace {

using testing::HasReason;
using testing::StatusIs;

struct Widget {
  RecordHeader header;
};

Widget OfVersion(int64_t version) {
  Widget widget;
  widget.header.version = version;
  return widget;
}

absl::Status WidgetUnknown() {
  return Error(absl::StatusCode::kNotFound, "WIDGET_UNKNOWN", "there is none").Build();
}

TEST(AskedTest, WhichVersionIsPresentDoesNotMatterWhereNoneIsExpected) {
  const Widget widget = OfVersion(7);
  EXPECT_EQ(*Present(&widget, {.id = "one"}, WidgetUnknown()), &widget);
}

TEST(AskedTest, TheVersionExpectedIsThePresentOne) {
  const Widget widget = OfVersion(7);
  EXPECT_EQ(*Present(&widget, {.id = "one", .expected_version = 7}, WidgetUnknown()), &widget);
  const absl::Status stale =
      Present(&widget, {.id = "one", .expected_version = 6}, WidgetUnknown()).status();
  EXPECT_THAT(stale, StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(stale, HasReason("ETAG_MISMATCH"));
}

TEST(AskedTest, WhatIsNotThereIsUnknownInEveryVersion) {
  const Widget* const none = nullptr;
  EXPECT_THAT(Present(none, {.id = "one", .expected_version = 7}, WidgetUnknown()).status(),
              HasReason("WIDGET_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate
