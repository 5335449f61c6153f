#include "libs/change_postgres/record_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/change_postgres/test_util.h"

namespace copperplate::change_postgres {
namespace {

using testing::HasReason;

class RecordReadsTest : public ShopTest {
 protected:
  absl::Status Record(const RequestContext& context, const std::vector<std::string>& names) {
    return RecordReads({*pool_, uuids_}, context, "widget.read", names);
  }
};

TEST_F(RecordReadsTest, EachOfThemIsAnEventOfTheCaller) {
  ABSL_ASSERT_OK(Record(Context(/*repeatable=*/false), {"widgets/two", "widgets/one"}));
  EXPECT_EQ(Value("SELECT string_agg(concat_ws('|', force, actor, call_id, type, subject, "
                  "coalesce(before, '-'), coalesce(after, '-')), ' ' ORDER BY seq) FROM "
                  "shop.event_out"),
            "kent|portal|call-1|widget.read|widgets/two|-|- "
            "kent|portal|call-1|widget.read|widgets/one|-|-");
  EXPECT_EQ(Value("SELECT count(DISTINCT id) || ' ' || count(DISTINCT occurred_at) FROM "
                  "shop.event_out"),
            "2 2");
}

TEST_F(RecordReadsTest, OfNoneNothingIsDone) {
  RequestContext late = Context();
  late.deadline = absl::InfinitePast();
  ABSL_EXPECT_OK(Record(late, {}));
  EXPECT_EQ(Counts(), "0 0 0");
}

TEST_F(RecordReadsTest, TheRequestIsStillToBeUsed) {
  ABSL_ASSERT_OK(Record(Context(), {"widgets/one"}));
  EXPECT_EQ(Counts(), "0 1 0");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto created, Create(Context(), "one"));
  EXPECT_TRUE(std::holds_alternative<Widget>(created));
  EXPECT_EQ(Counts(), "1 2 1");
}

TEST_F(RecordReadsTest, WhatIsNotRecordedIsAnError) {
  Value("REVOKE INSERT ON shop.event_out FROM shop_runtime");
  EXPECT_THAT(Record(Context(), {"widgets/one"}), HasReason("DATABASE_PERMISSION"));
  EXPECT_EQ(Counts(), "0 0 0");
}

}  // namespace
}  // namespace copperplate::change_postgres
