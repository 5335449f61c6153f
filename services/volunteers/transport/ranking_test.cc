// Who is fit for an opportunity, and why the others are not.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/matching_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::Told;

class RankingTest : public MatchingTest {
 protected:
  absl::StatusOr<v1::MatchOpportunityResponse> Rank(const v1::MatchOpportunityRequest& request,
                                                    const Caller& caller = Analyst("essex")) {
    return Call(*opportunities_, &Opportunities::MatchOpportunity, request, caller);
  }
  static v1::MatchOpportunityRequest Request(const std::string& id = "festival") {
    v1::MatchOpportunityRequest request;
    request.set_name(absl::StrCat("forces/essex/opportunities/", id));
    return request;
  }
  // `v-2 62.0` of who is eligible, `v-1: NOT_DEPLOYABLE SKILL_MISSING` of who is not.
  static std::vector<std::string> Lines(const v1::MatchOpportunityResponse& ranking) {
    std::vector<std::string> lines;
    for (const v1::Candidate& candidate : ranking.candidates()) {
      std::string line = candidate.engagement().substr(sizeof("forces/essex/volunteers/") - 1);
      line.resize(line.find('/'));
      if (candidate.eligible()) absl::StrAppend(&line, " ", candidate.score());
      for (const auto& exclusion : candidate.exclusions()) {
        absl::StrAppend(&line, " ", v1::Candidate::Exclusion::Reason_Name(exclusion.reason()));
      }
      lines.push_back(line);
    }
    return lines;
  }
  void Prefer(const std::string& volunteer, const std::string& area) {
    v1::UpdateVolunteerRequest request;
    request.mutable_volunteer()->set_name(absl::StrCat("forces/essex/volunteers/", volunteer));
    request.mutable_volunteer()->add_preferred_areas(area);
    request.mutable_update_mask()->add_paths("preferred_areas");
    ABSL_ASSERT_OK(Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, request,
                        Analyst("essex")));
  }
};

TEST_F(RankingTest, EachScoreIsExplainedAndEachExclusion) {
  const std::string best = AddFit("v-2");
  AddFit("v-3");
  ABSL_ASSERT_OK(CreateHeld("radio", Held("radio", "2018-01-01"), "forces/essex/volunteers/v-2"));
  // A third of the hours, and a sixth.
  ABSL_ASSERT_OK(CreateTime("a", Time(v1::Availability::FRIDAY, "18:00", "24:00"), best));
  ABSL_ASSERT_OK(CreateTime("b", Time(v1::Availability::SUNDAY, "00:00", "20:00"), best));
  Prefer("v-2", "FENLAND");
  ABSL_ASSERT_OK(CreateOpportunity("festival", Festival()));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto ranking, Rank(Request()));
  EXPECT_THAT(Lines(ranking),
              ElementsAre("v-2 87.5", "v-3 0.0", "v-1 NOT_DEPLOYABLE SKILL_MISSING"));
  EXPECT_EQ(ranking.eligible_count(), 2);
  EXPECT_EQ(ranking.excluded_count(), 1);
  EXPECT_EQ(ranking.next_page_token(), "");
  const v1::Candidate& first = ranking.candidates(0);
  EXPECT_EQ(first.engagement(), best);
  EXPECT_EQ(first.full_name(), "Ada Okafor");
  EXPECT_EQ(first.kind(), v1::Role::PSV);
  EXPECT_EQ(first.place(), 1);
  EXPECT_EQ(first.skill_points(), "60.0");
  EXPECT_EQ(first.availability_points(), "12.5");
  EXPECT_EQ(first.area_points(), "15.0");
  EXPECT_THAT(first.desired_skills_held(), ElementsAre("forces/essex/skills/radio"));
  const v1::Candidate& out = ranking.candidates(2);
  EXPECT_EQ(out.place(), 0);
  EXPECT_EQ(out.exclusions(1).skill(), "forces/essex/skills/first-aid");
}

TEST_F(RankingTest, EveryExclusionHasItsReason) {
  AddFit("v-2");
  v1::Opportunity strict = Festival();
  strict.clear_kinds();
  strict.add_kinds(v1::Role::CADET);
  strict.set_vetting(v1::Role::NPPV3);
  strict.set_least_age(100);
  // First aid lasts until before 4 June; the vetting for the role until February 2037.
  strict.set_to_date("2035-06-04");
  ABSL_ASSERT_OK(CreateOpportunity("festival", strict));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto ranking, Rank(Request()));
  EXPECT_THAT(Lines(ranking),
              ElementsAre("v-1 KIND_NOT_SOUGHT AGE_BELOW_MINIMUM VETTING_NOT_CLEARED "
                          "NOT_DEPLOYABLE SKILL_MISSING",
                          "v-2 KIND_NOT_SOUGHT AGE_BELOW_MINIMUM VETTING_NOT_CLEARED "
                          "SKILL_EXPIRES"));
  EXPECT_EQ(ranking.candidates(1).exclusions(2).level(), v1::Role::NPPV3);
  v1::Opportunity late = Festival();
  late.set_from_date("2037-01-31");
  late.set_to_date("2037-02-01");
  late.clear_required_skills();
  ABSL_ASSERT_OK(CreateOpportunity("late", late));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto lapsed, Rank(Request("late")));
  EXPECT_THAT(Lines(lapsed), ElementsAre("v-1 NOT_DEPLOYABLE", "v-2 NOT_DEPLOYABLE"))
      << "the role's vetting lapses on the last day";
}

TEST_F(RankingTest, EqualsAreByFewerHoursThenByVolunteerAndByPages) {
  for (const char* const volunteer : {"v-2", "v-3", "v-4"}) AddFit(volunteer);
  ABSL_ASSERT_OK(Create(
      "d1",
      Overridden(Done("2026-09-01 18:00", "2026-09-01 20:00"), v1::Duty::Override::LATE_ENTRY),
      "forces/essex/volunteers/v-2/engagements/e1"));
  ABSL_ASSERT_OK(CreateOpportunity("festival", Festival()));
  v1::MatchOpportunityRequest request = Request();
  request.set_as_of("2026-11-29");
  request.set_page_size(3);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page, Rank(request));
  EXPECT_THAT(Lines(page), ElementsAre("v-3 0.0", "v-4 0.0", "v-2 0.0"));
  EXPECT_EQ(page.candidates(2).minutes_last_90_days(), 120);
  EXPECT_EQ(page.candidates(2).place(), 3);
  request.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto last, Rank(request));
  EXPECT_THAT(Lines(last), ElementsAre("v-1 NOT_DEPLOYABLE SKILL_MISSING"));
  EXPECT_EQ(last.next_page_token(), "");
  EXPECT_EQ(last.eligible_count(), 3);
  request.set_as_of("2026-11-30");
  EXPECT_THAT(Rank(request), HasReason("PAGE_TOKEN_INVALID"));
  request.clear_page_token();
  ABSL_ASSERT_OK_AND_ASSIGN(const auto later, Rank(request));
  EXPECT_THAT(Lines(later), ElementsAre("v-2 0.0", "v-3 0.0", "v-4 0.0"))
      << "the duty is 90 days ago";
}

TEST_F(RankingTest, OnlyLiveEngagementsOfTheDayAreRanked) {
  AddFit("v-2");
  ABSL_ASSERT_OK(CreateOpportunity("festival", Festival()));
  v1::MoveEngagementRequest leave;
  leave.set_name("forces/essex/volunteers/v-2/engagements/e1");
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on("2026-11-20");
  leave.set_leaving_reason(v1::Engagement::OTHER);
  leave.set_kit_returned(true);
  leave.set_exit_interview_offered_on("2026-11-20");
  ABSL_ASSERT_OK(DutyTest::MoveEngagement(leave));
  v1::MatchOpportunityRequest request = Request();
  request.set_as_of("2026-11-20");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto after, Rank(request));
  EXPECT_THAT(Lines(after), ElementsAre("v-1 NOT_DEPLOYABLE SKILL_MISSING"));
  request.set_as_of("2026-11-19");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto before, Rank(request));
  EXPECT_THAT(Lines(before), ElementsAre("v-1 NOT_DEPLOYABLE SKILL_MISSING", "v-2 NOT_DEPLOYABLE"));
  request.set_as_of("2016-12-31");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto earlier, Rank(request));
  EXPECT_EQ(earlier.candidates_size() + earlier.excluded_count(), 0);
}

TEST_F(RankingTest, IsForThoseWhoWorkOnItAndEachShownIsRead) {
  AddFit("v-2");
  v1::UpdateVolunteerRequest open;
  open.mutable_volunteer()->set_name("forces/essex/volunteers/v-2");
  open.mutable_volunteer()->set_marking(v1::Volunteer::OFFICIAL);
  open.mutable_update_mask()->add_paths("marking");
  ABSL_ASSERT_OK(
      Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, open, Analyst("essex")));
  ABSL_ASSERT_OK(CreateOpportunity("festival", Festival()));
  EXPECT_THAT(Rank(Request(), Viewer("essex")), HasReason("ROLE_MISSING"));
  ABSL_ASSERT_OK(Rank(Request(), Publisher("essex")));
  EXPECT_EQ(Value("SELECT string_agg(actor || ' ' || subject, ',') FROM volunteers.event_out "
                  "WHERE type = 'volunteer.read'"),
            "publisher-1 forces/essex/volunteers/v-1")
      << "the other is OFFICIAL";
}

TEST_F(RankingTest, WhatIsWrongIsTold) {
  EXPECT_EQ(Told(Rank(Request("none"))), "OPPORTUNITY_UNKNOWN");
  v1::MatchOpportunityRequest request;
  request.set_name("forces/essex/roles/clerk");
  EXPECT_EQ(Told(Rank(request)), "RESOURCE_NAME_INVALID name");
  request = Request();
  request.set_as_of("2199-01-01");
  request.set_page_size(-1);
  request.set_page_token("x");
  EXPECT_EQ(Told(Rank(request)), "DATE_IN_FUTURE as_of page_size page_token");
}

}  // namespace
}  // namespace copperplate::volunteers
