#include "services/volunteers/app/judge_supervisors.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace copperplate::volunteers {
namespace {

class JudgeSupervisorsTest : public ::testing::Test {
 protected:
  // On the line, from 1 January 2018 on.
  void Supervise(int64_t line, const std::string& volunteer, const std::string& supervisor) {
    Supervision supervision;
    supervision.id = "s1";
    supervision.engagement = "e1";
    supervision.supervised = PersonOf(volunteer);
    supervision.supervisor = supervisor;
    supervision.from = absl::CivilDay(2018, 1, 1);
    ToldVolunteer& told = told_.emplace_back();
    told.volunteer.id = volunteer;
    told.supervisions.push_back({line, supervision});
    Dossier& dossier = dossiers_.emplace_back();
    dossier.volunteer.id = volunteer;
    dossier.supervisions.push_back(supervision);
  }
  std::string Judge() {
    imports::RowFaults faults;
    JudgeSupervisors(told_, content_, dossiers_, faults);
    std::string said;
    for (const imports::RowFault& fault : faults.Kept()) {
      absl::StrAppend(&said, said.empty() ? "" : ", ", fault.reason, " ", fault.line);
      description_ = fault.description;
    }
    return said;
  }

  VolunteerImportContent content_;
  std::vector<ToldVolunteer> told_;
  std::vector<Dossier> dossiers_;
  std::string description_;  // of the last fault
};

TEST_F(JudgeSupervisorsTest, ASupervisorIsNewOrThereUnderTheRecordThatIsKept) {
  content_.known = {{"v-7", std::nullopt}, {"v-8", "v-7"}};
  Supervise(2, "v-1", "volunteers/v-2");
  Supervise(3, "v-2", "volunteers/v-7");
  Supervise(4, "v-3", "sgt");
  Supervise(5, "v-4", "volunteers/v-9");
  EXPECT_EQ(Judge(), "SUPERVISOR_UNKNOWN 5");
  Supervise(6, "v-5", "volunteers/v-8");
  EXPECT_EQ(Judge(), "SUPERVISOR_UNKNOWN 5, VOLUNTEER_MERGED 6");
  EXPECT_EQ(description_, "was merged into volunteers/v-7");
}

TEST_F(JudgeSupervisorsTest, ThoseWhoGoRoundAreTold) {
  Supervise(2, "v-1", "volunteers/v-2");
  Supervise(3, "v-2", "volunteers/v-3");
  Supervise(4, "v-4", "volunteers/v-1");
  EXPECT_EQ(Judge(), "SUPERVISOR_UNKNOWN 3");
  Supervise(5, "v-3", "volunteers/v-1");
  EXPECT_EQ(Judge(), "SUPERVISION_CYCLE 2, SUPERVISION_CYCLE 3, SUPERVISION_CYCLE 5")
      << "v-4 is below them, and not one of them";
  told_.back().supervisions[0].value.supervisor = "volunteers/v-3";
  dossiers_.back().supervisions[0].supervisor = "volunteers/v-3";
  EXPECT_EQ(Judge(), "") << "that somebody supervises themselves is told elsewhere";
}

}  // namespace
}  // namespace copperplate::volunteers
