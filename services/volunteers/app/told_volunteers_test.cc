#include "services/volunteers/app/told_volunteers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/volunteers/app/judge_volunteers.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using Day = absl::CivilDay;
using State = EngagementState;

VolunteerLine Line(int64_t line, State state, Day day) {
  VolunteerLine said;
  said.line = line;
  said.volunteer = "v-1";
  said.engagement = "e1";
  said.state = state;
  said.effective_on = day;
  return said;
}

VolunteerLine First() {
  VolunteerLine said = Line(2, State::kApplied, Day(2018, 1, 1));
  said.full_name = "Ambrel Fenbright";
  said.date_of_birth = Day(1990, 5, 17);
  said.role = "clerk";
  said.supervisor = "sgt";
  said.supervised_from = Day(2018, 3, 1);
  return said;
}

VolunteerImportContent Force() {
  VolunteerImportContent content;
  content.roles = {{.id = "clerk",
                    .kind = Kind::kPsv,
                    .title = "Clerk",
                    .ages = {},
                    .required_vetting = VettingLevel::kNppv1,
                    .required_skills = {}}};
  return content;
}

TEST(ToldVolunteersTest, DetailsAreSaidOnceOrTheSame) {
  ToldVolunteers told;
  imports::RowFaults faults;
  told.Add(First(), faults);
  VolunteerLine again = Line(3, State::kVetting, Day(2018, 1, 2));
  again.full_name = "Ambrel Fenbright";
  again.unit_or_group = "Sawston";
  told.Add(again, faults);
  EXPECT_TRUE(faults.empty());
  again.line = 4;
  again.unit_or_group = "Ely";
  told.Add(again, faults);
  ASSERT_THAT(faults.Kept(), SizeIs(1));
  EXPECT_EQ(faults.Kept()[0].line, 4);
  EXPECT_EQ(faults.Kept()[0].field, "unit_or_group");
  EXPECT_EQ(faults.Kept()[0].reason, "DETAIL_DIFFERS");
  EXPECT_EQ(told.all()[0].engagements[0].engagement.unit_or_group, "Sawston");
}

TEST(ToldVolunteersTest, AnotherCheckIsOneMoreAndTheSameIsNot) {
  ToldVolunteers told;
  imports::RowFaults faults;
  VolunteerLine line = First();
  line.vetting_level = VettingLevel::kNppv1;
  told.Add(line, faults);
  line.line = 3;
  told.Add(line, faults);
  line.vetting_decided_on = Day(2017, 12, 1);
  told.Add(line, faults);
  const ToldVolunteer& volunteer = told.all()[0];
  ASSERT_THAT(volunteer.checks, SizeIs(2));
  EXPECT_EQ(volunteer.checks[0].value.state, VettingState::kInProgress);
  EXPECT_EQ(volunteer.checks[0].value.requested_on, Day(2018, 1, 1));
  EXPECT_EQ(volunteer.checks[1].value.id, "c2");
  EXPECT_EQ(volunteer.checks[1].value.state, VettingState::kCleared);
  EXPECT_EQ(volunteer.checks[1].value.requested_on, Day(2017, 12, 1));
  EXPECT_THAT(volunteer.supervisions, SizeIs(1));
}

TEST(JudgeVolunteersTest, SupervisionsEndWithTheNextAndWithTheEngagement) {
  ToldVolunteers told;
  imports::RowFaults faults;
  told.Add(First(), faults);
  VolunteerLine next = Line(3, State::kVetting, Day(2018, 1, 2));
  next.supervisor = "insp";
  next.supervised_from = Day(2018, 6, 1);
  told.Add(next, faults);
  told.Add(Line(4, State::kWithdrawn, Day(2018, 7, 1)), faults);
  const std::vector<Dossier> dossiers =
      JudgeVolunteers(told.all(), Force(), "hr", Day(2026, 11, 30), faults);
  ASSERT_TRUE(faults.empty());
  const std::vector<Supervision>& supervisions = dossiers[0].supervisions;
  ASSERT_THAT(supervisions, SizeIs(2));
  EXPECT_EQ(supervisions[0].to, Day(2018, 6, 1));
  EXPECT_EQ(supervisions[1].to, Day(2018, 7, 1));
  EXPECT_EQ(dossiers[0].engagements[0].history.back().actor, "hr");
}

TEST(JudgeVolunteersTest, WhatComesBehindAStepThatDoesNotFollowIsNotJudged) {
  ToldVolunteers told;
  imports::RowFaults faults;
  told.Add(First(), faults);
  told.Add(Line(3, State::kActive, Day(2018, 1, 2)), faults);
  told.Add(Line(4, State::kVetting, Day(2017, 1, 2)), faults);
  JudgeVolunteers(told.all(), Force(), "hr", Day(2026, 11, 30), faults);
  std::vector<std::string> reasons;
  for (const imports::RowFault& fault : faults.Kept()) reasons.push_back(fault.reason);
  EXPECT_THAT(reasons, ElementsAre("STATE_NOT_ALLOWED"));
}

}  // namespace
}  // namespace copperplate::volunteers
