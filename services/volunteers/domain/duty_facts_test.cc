#include "services/volunteers/domain/duty_facts.h"

#include <gtest/gtest.h>

#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

TEST(DutyFactsTest, WhoDidTheDutyIsSoUnderEachRecord) {
  Dossier dossier;
  const Duty duty =
      TestCompleted("d1", LondonRange("2018-05-01 10:00", "2018-05-01 12:00"));  // of v1
  const auto did_it = [&](absl::string_view verifier) {
    return VerificationOf(dossier, duty, verifier).verifier_did_the_duty;
  };
  EXPECT_TRUE(did_it("volunteers/v1"));
  EXPECT_FALSE(did_it("volunteers/v2"));
  EXPECT_FALSE(did_it("v1")) << "a member of staff may be called so";
  dossier.other_records = {"v2", "v3"};
  EXPECT_TRUE(did_it("volunteers/v2"));
  EXPECT_TRUE(did_it("volunteers/v3"));
  EXPECT_FALSE(did_it("volunteers/v33"));
}

TEST(DutyFactsTest, WhoSupervisedUnderARecordThatWasMergedJudgesUnderTheOneThatIsKept) {
  Dossier dossier;
  const Duty duty =
      TestCompleted("d1", LondonRange("2018-05-01 10:00", "2018-05-01 12:00"));  // of v1
  dossier.supervisions = {{.engagement = duty.engagement,
                           .supervised = PersonOf(duty.volunteer),
                           .supervisor = "volunteers/v7",
                           .from = absl::CivilDay(2018, 1, 1),
                           .to = {},
                           .delegates = {"volunteers/v8", "deputy"}}};
  const auto judges = [&](absl::string_view verifier) {
    return Verified(duty, "d", VerificationOf(dossier, duty, verifier)).ok();
  };
  EXPECT_FALSE(judges("volunteers/v9"));
  dossier.kept_names = {{"volunteers/v7", "volunteers/v9"}, {"volunteers/v8", "volunteers/v10"}};
  EXPECT_TRUE(judges("volunteers/v9"));
  EXPECT_TRUE(judges("volunteers/v10"));
  EXPECT_TRUE(judges("deputy"));
  EXPECT_FALSE(judges("volunteers/v11"));
}

}  // namespace
}  // namespace copperplate::volunteers
