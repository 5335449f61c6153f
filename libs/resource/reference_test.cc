#include "libs/resource/reference.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/status/faults.h"

namespace copperplate::resource {
namespace {

inline constexpr Pattern<"forces/{force}/areas/{area}"> kAreaOfForce;
inline constexpr Pattern<"forces/{force}/plans/{plan}/actions/{action}"> kActionOfPlan;

TEST(ReadReference, TakesANameOrAnIdAlone) {
  const std::string force = "kent";
  const std::string plan = "policing";
  Faults faults;
  EXPECT_EQ(ReadReference(kAreaOfForce, force, "south", "area", faults), "south");
  EXPECT_EQ(ReadReference(kAreaOfForce, force, "forces/kent/areas/south", "area", faults), "south");
  EXPECT_EQ(ReadReference(kActionOfPlan, {force, plan}, "v1-1", "action", faults), "v1-1");
  EXPECT_EQ(ReadReference(kActionOfPlan, {force, plan}, "forces/kent/plans/policing/actions/v1-1",
                          "action", faults),
            "v1-1");
  EXPECT_TRUE(faults.empty()) << faults.ToStatus();
}

std::string FaultOf(absl::string_view action) {
  Faults faults;
  ReadReference(kActionOfPlan, {"kent", "policing"}, action, "action", faults);
  EXPECT_EQ(faults.size(), 1u) << action;
  return absl::StrCat(faults.reason(), " ", faults.ToStatus().message());
}

TEST(ReadReference, SaysWhatIsWrong) {
  EXPECT_EQ(FaultOf(""), "FIELD_REQUIRED action: must not be empty");
  EXPECT_EQ(FaultOf("V1.1"),
            "RESOURCE_NAME_INVALID action: must be of the form "
            "forces/{force}/plans/{plan}/actions/{action}, or its id alone");
  EXPECT_EQ(FaultOf("forces/kent/plans/policing/actions/V1"),
            "RESOURCE_NAME_INVALID action: must be of the form "
            "forces/{force}/plans/{plan}/actions/{action}, where action is 1 to 63 lower-case "
            "letters, digits and hyphens, beginning with a letter, or its id alone");
  EXPECT_EQ(FaultOf("forces/kent/plans/other/actions/v1-1"),
            "ACTION_NOT_OF_PLAN action: must be of the plan itself");
  EXPECT_EQ(FaultOf("forces/essex/plans/policing/actions/v1-1"),
            "ACTION_NOT_OF_FORCE action: must be of the force itself");
  Faults faults;
  ReadReference(kAreaOfForce, "kent", "forces/essex/areas/south", "area", faults);
  EXPECT_EQ(faults.reason(), "AREA_NOT_OF_FORCE");
}

}  // namespace
}  // namespace copperplate::resource
