#include "libs/testing/told.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/status/error.h"

namespace copperplate::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ToldTest, OfNothingRefusedNothingIsTold) {
  EXPECT_EQ(Told(Faults()), "");
  EXPECT_EQ(Told(Unmet()), "");
  EXPECT_EQ(Told(absl::OkStatus()), "");
  EXPECT_EQ(Told(absl::StatusOr<int>(1)), "");
  EXPECT_THAT(FieldsOf(absl::StatusOr<int>(1)), IsEmpty());
  EXPECT_THAT(FieldsTold(absl::OkStatus()), IsEmpty());
  EXPECT_THAT(NeedsTold(absl::OkStatus()), IsEmpty());
}

TEST(ToldTest, FaultsAreTheFirstReasonAndTheFields) {
  Faults faults;
  faults.Add("FIELD_REQUIRED", "title", "must be given");
  faults.Add("DATES_REVERSED", "effective_to", "must not lie before effective_from");
  EXPECT_EQ(Told(faults), "FIELD_REQUIRED title effective_to");
  EXPECT_THAT(FieldsOf(faults), ElementsAre("title", "effective_to"));
  const absl::StatusOr<int> refused = faults.ToStatus();
  EXPECT_EQ(Told(refused), "FIELD_REQUIRED title effective_to");
  EXPECT_THAT(FieldsOf(refused), ElementsAre("title", "effective_to"));
  EXPECT_THAT(FieldsTold(refused), ElementsAre("title: must be given",
                                               "effective_to: must not lie before effective_from"));
}

TEST(ToldTest, OfAnErrorWithoutFieldsTheReasonIsTold) {
  EXPECT_EQ(Told(Error(absl::StatusCode::kNotFound, "PLAN_UNKNOWN", "not there").Build()),
            "PLAN_UNKNOWN");
}

TEST(ToldTest, NeedsAreToldWithWhatLacksThem) {
  Unmet unmet;
  unmet.Add("PLAN_INCOMPLETE", "plans/pcp", "needs a theme");
  unmet.Add("OWNER_REQUIRED", "V1", "has no owner");
  EXPECT_EQ(Told(unmet), "PLAN_INCOMPLETE plans/pcp, OWNER_REQUIRED V1");
  EXPECT_EQ(Told(unmet.ToStatus()), "PLAN_INCOMPLETE");
  EXPECT_THAT(
      NeedsTold(absl::StatusOr<int>(unmet.ToStatus())),
      ElementsAre("PLAN_INCOMPLETE plans/pcp: needs a theme", "OWNER_REQUIRED V1: has no owner"));
}

}  // namespace
}  // namespace copperplate::testing
