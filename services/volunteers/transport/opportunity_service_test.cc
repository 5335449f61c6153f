#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/matching_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::StartsWith;
using testing::Told;

using OpportunityServiceTest = MatchingTest;

TEST_F(OpportunityServiceTest, WhatIsCreatedIsADraftAndReadBack) {
  v1::Opportunity festival = Festival();
  festival.set_vetting(v1::Role::NPPV2_FULL);
  festival.set_least_age(18);
  festival.set_department("Events");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity created, CreateOpportunity("festival", festival));
  EXPECT_EQ(created.name(), "forces/essex/opportunities/festival");
  EXPECT_EQ(created.state(), v1::Opportunity::DRAFT);
  EXPECT_EQ(created.accepted(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity read,
                            GetOpportunity("festival", Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_THAT(read.required_skills(), ElementsAre("forces/essex/skills/first-aid"));
  EXPECT_EQ(read.from_time() + "-" + read.to_time(), "18:00-22:00");
  EXPECT_EQ(read.vetting(), v1::Role::NPPV2_FULL);
  v1::ListOpportunitiesRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto page,
      Call(*opportunities_, &Opportunities::ListOpportunities, list, Viewer("essex")));
  ASSERT_EQ(page.opportunities_size(), 1);
  EXPECT_EQ(page.opportunities(0).SerializeAsString(), read.SerializeAsString());
  EXPECT_THAT(GetOpportunity("none"), HasReason("OPPORTUNITY_UNKNOWN"));
}

TEST_F(OpportunityServiceTest, EveryFaultIsTold) {
  v1::Opportunity wrong;
  wrong.add_kinds(v1::Role::PSV);
  wrong.add_kinds(v1::Role::PSV);
  wrong.add_required_skills("forces/essex/skills/radio");
  wrong.add_desired_skills("forces/essex/skills/radio");
  wrong.set_least_age(9);
  wrong.set_from_date("2035-06-01");
  wrong.set_to_date("2035-05-31");
  wrong.set_from_time("22:00");
  wrong.set_to_time("18:00");
  EXPECT_THAT(
      FieldsTold(CreateOpportunity("festival", wrong)),
      ElementsAre(
          "opportunity.title: must be given", "opportunity.kinds[1]: is there already",
          StartsWith("opportunity.slots: "), "opportunity.desired_skills[0]: is required already",
          "opportunity.least_age: must be from 10 to 100", StartsWith("opportunity.to_date: "),
          "opportunity.to_time: must lie after the beginning, on the same day"));
  v1::Opportunity unknown = Festival();
  unknown.add_desired_skills("forces/essex/skills/dog");
  EXPECT_EQ(Told(CreateOpportunity("festival", unknown)),
            "SKILL_UNKNOWN opportunity.desired_skills[1]");
  v1::Opportunity year = Festival();
  year.set_to_date("2036-06-01");
  EXPECT_EQ(Told(CreateOpportunity("festival", year)), "OPPORTUNITY_TOO_LONG opportunity.to_date");
  ABSL_ASSERT_OK(CreateOpportunity("festival", Festival()));
  EXPECT_EQ(Told(CreateOpportunity("festival", Festival())), "OPPORTUNITY_EXISTS");
  EXPECT_THAT(CreateOpportunity("other", Festival(), Viewer("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(OpportunityServiceTest, MovesAlongItsArrows) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity draft, CreateOpportunity("festival", Festival()));
  EXPECT_EQ(Told(MoveOpportunity("festival", v1::Opportunity::CLOSED)), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(MoveOpportunity("festival", v1::Opportunity::FILLED)), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(MoveOpportunity("festival", v1::Opportunity::STATE_UNSPECIFIED)),
            "FIELD_REQUIRED to");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity open,
                            MoveOpportunity("festival", v1::Opportunity::OPEN, draft.etag()));
  EXPECT_EQ(open.state(), v1::Opportunity::OPEN);
  EXPECT_THAT(MoveOpportunity("festival", v1::Opportunity::CLOSED, draft.etag()),
              HasReason("ETAG_MISMATCH"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity closed,
                            MoveOpportunity("festival", v1::Opportunity::CLOSED));
  EXPECT_EQ(closed.state(), v1::Opportunity::CLOSED);
  EXPECT_EQ(Told(MoveOpportunity("festival", v1::Opportunity::OPEN)), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(MoveOpportunity("none", v1::Opportunity::OPEN)), "OPPORTUNITY_UNKNOWN");
  v1::Opportunity past = Festival();
  past.set_from_date("2018-06-01");
  past.set_to_date("2018-06-03");
  ABSL_ASSERT_OK(CreateOpportunity("past", past));
  EXPECT_EQ(Told(MoveOpportunity("past", v1::Opportunity::OPEN)), "OPPORTUNITY_OVER");
  ABSL_ASSERT_OK(MoveOpportunity("past", v1::Opportunity::CANCELLED));
  EXPECT_EQ(Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM volunteers.event_out "
                  "WHERE subject = 'forces/essex/opportunities/festival'"),
            "opportunity.created opportunity.moved opportunity.moved");
}

TEST_F(OpportunityServiceTest, WhatVolunteersAreJudgedByIsChangedInDraftAlone) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Opportunity festival, CreateOpportunity("festival", Festival()));
  festival.clear_etag();
  festival.set_to_date("2035-06-02");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity shorter,
                            UpdateOpportunity(festival, {"to_date"}));
  EXPECT_EQ(shorter.to_date(), "2035-06-02");
  ABSL_ASSERT_OK(MoveOpportunity("festival", v1::Opportunity::OPEN));
  festival.set_to_date("2035-06-03");
  festival.clear_required_skills();
  EXPECT_THAT(FieldsTold(UpdateOpportunity(festival, {"to_date", "required_skills"})),
              ElementsAre(StartsWith("opportunity.required_skills: cannot be changed"),
                          StartsWith("opportunity.to_date: cannot be changed")));
  festival.set_slots(3);
  festival.set_title("Folk festival");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity larger,
                            UpdateOpportunity(festival, {"slots", "title"}));
  EXPECT_EQ(larger.slots(), 3);
  EXPECT_EQ(larger.state(), v1::Opportunity::OPEN);
  ABSL_ASSERT_OK(MoveOpportunity("festival", v1::Opportunity::CLOSED));
  festival.set_slots(4);
  EXPECT_EQ(Told(UpdateOpportunity(festival, {"slots"})), "FIELD_IMMUTABLE opportunity.slots");
  EXPECT_THAT(UpdateOpportunity(festival, {"state"}), HasReason("FIELD_OUTPUT_ONLY"));
  EXPECT_THAT(UpdateOpportunity(festival, {"accepted"}), HasReason("FIELD_OUTPUT_ONLY"));
}

}  // namespace
}  // namespace copperplate::volunteers
