#include <gmock/gmock.h>

#include <string>
#include <tuple>

#include "absl/strings/substitute.h"
#include "absl/time/clock.h"
#include "libs/testing/told.h"
#include "libs/time/civil.h"
#include "services/volunteers/transport/mapping_fields.h"
#include "services/volunteers/transport/testing/matching_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using testing::NeedsTold;
using testing::Told;

class MatchServiceTest : public MatchingTest {
 protected:
  absl::StatusOr<v1::Match> Get(const std::string& opportunity, const std::string& id,
                                const Caller& caller = Analyst("essex")) {
    v1::GetMatchRequest request;
    request.set_name("forces/essex/opportunities/" + opportunity + "/matches/" + id);
    return Call(*opportunities_, &Opportunities::GetMatch, request, caller);
  }
  absl::StatusOr<v1::Engagement> Leave(const std::string& engagement, const std::string& on) {
    v1::MoveEngagementRequest request;
    request.set_name(engagement);
    request.set_to(v1::Engagement::LEFT);
    request.set_effective_on(on);
    request.set_leaving_reason(v1::Engagement::MOVED);
    request.set_exit_interview_offered_on("2018-01-01");
    request.set_kit_returned(true);
    return MoveEngagement(request);
  }
  // `OPEN 0 of 1`.
  std::string Slots(const std::string& id = "festival") {
    const auto opportunity = GetOpportunity(id);
    if (!opportunity.ok()) return opportunity.status().ToString();
    return v1::Opportunity::State_Name(opportunity->state()) + " " +
           std::to_string(opportunity->accepted()) + " of " + std::to_string(opportunity->slots());
  }
};

TEST_F(MatchServiceTest, WhoIsProposedAcceptsAndTakesASlot) {
  const std::string engagement = AddFit("v-2");
  AddOpen("festival", Festival());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Match proposed, Propose("festival", "m1", engagement));
  EXPECT_EQ(proposed.name(), "forces/essex/opportunities/festival/matches/m1");
  EXPECT_EQ(proposed.engagement(), engagement);
  EXPECT_EQ(proposed.state(), v1::Match::PROPOSED);
  EXPECT_EQ(Slots(), "OPEN 0 of 1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Match accepted,
                            MoveMatch("festival", "m1", v1::Match::ACCEPTED, proposed.etag()));
  EXPECT_EQ(accepted.state(), v1::Match::ACCEPTED);
  EXPECT_EQ(Slots(), "FILLED 1 of 1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Match read, Get("festival", "m1", Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), accepted.SerializeAsString());
  EXPECT_THAT(MoveMatch("festival", "m1", v1::Match::WITHDRAWN, proposed.etag()),
              HasReason("ETAG_MISMATCH"));
  ABSL_ASSERT_OK(MoveMatch("festival", "m1", v1::Match::WITHDRAWN));
  EXPECT_EQ(Slots(), "OPEN 0 of 1");
  EXPECT_EQ(
      Value("SELECT string_agg(type || ' ' || (after::jsonb ->> 'state'), ', ' ORDER BY seq) "
            "FROM volunteers.event_out WHERE type LIKE 'match.%' OR type LIKE 'opportunity.%'"),
      "opportunity.created DRAFT, opportunity.moved OPEN, match.created PROPOSED, "
      "match.moved ACCEPTED, opportunity.updated FILLED, match.moved WITHDRAWN, "
      "opportunity.updated OPEN");
  EXPECT_EQ(Value("SELECT string_agg(actor || ' ' || subject, ',') FROM volunteers.event_out "
                  "WHERE type = 'volunteer.read'"),
            "viewer-1 forces/essex/volunteers/v-2");
}

TEST_F(MatchServiceTest, MovesAlongItsArrowsAlone) {
  const std::string engagement = AddFit("v-2");
  AddOpen("festival", Festival());
  ABSL_ASSERT_OK(Propose("festival", "m1", engagement));
  EXPECT_EQ(Told(MoveMatch("festival", "m1", v1::Match::PROPOSED)), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(MoveMatch("festival", "m1", v1::Match::STATE_UNSPECIFIED)), "FIELD_REQUIRED to");
  ABSL_ASSERT_OK(MoveMatch("festival", "m1", v1::Match::DECLINED));
  EXPECT_EQ(Told(MoveMatch("festival", "m1", v1::Match::ACCEPTED)), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Slots(), "OPEN 0 of 1");
  ABSL_ASSERT_OK(Propose("festival", "m2", engagement)) << "asked anew";
  ABSL_ASSERT_OK(MoveMatch("festival", "m2", v1::Match::WITHDRAWN));
  EXPECT_EQ(Told(MoveMatch("festival", "none", v1::Match::ACCEPTED)), "MATCH_UNKNOWN");
  EXPECT_EQ(Told(MoveMatch("none", "m1", v1::Match::ACCEPTED)), "OPPORTUNITY_UNKNOWN");
  v1::ListMatchesRequest list;
  list.set_parent("forces/essex/opportunities/festival");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto page, Call(*opportunities_, &Opportunities::ListMatches, list, Viewer("essex")));
  ASSERT_EQ(page.matches_size(), 2);
  EXPECT_EQ(page.matches(0).state(), v1::Match::DECLINED);
  list.set_parent("forces/essex/opportunities/none");
  EXPECT_EQ(Told(Call(*opportunities_, &Opportunities::ListMatches, list, Viewer("essex"))),
            "OPPORTUNITY_UNKNOWN");
}

TEST_F(MatchServiceTest, EverythingThatStandsAgainstAProposalIsTold) {
  v1::Opportunity strict = Festival();
  strict.clear_kinds();
  strict.add_kinds(v1::Role::CADET);
  strict.set_vetting(v1::Role::RV);
  strict.set_least_age(100);
  ABSL_ASSERT_OK(CreateOpportunity("festival", strict));
  const std::string e1 = kEngagement;
  EXPECT_THAT(
      NeedsTold(Propose("festival", "m1", kEngagement)),
      ElementsAre("OPPORTUNITY_NOT_OPEN forces/essex/opportunities/festival: it is DRAFT",
                  "KIND_NOT_SOUGHT " + e1 + ": volunteers of this kind are not sought",
                  "AGE_BELOW_MINIMUM " + e1 + ": is below the least age on the first day",
                  "VETTING_NOT_CLEARED " + e1 + ": no check serves for RV through the last day",
                  "NOT_DEPLOYABLE " + e1 + ": may not be given duties on every day",
                  "SKILL_MISSING " + e1 + ": does not have the skill first-aid on the first day"));
  const std::string fit = AddFit("v-2");
  v1::Opportunity longer = Festival();
  longer.set_to_date("2035-06-04");
  AddOpen("longer", longer);
  EXPECT_THAT(NeedsTold(Propose("longer", "m1", fit)),
              ElementsAre("SKILL_EXPIRES " + fit +
                          ": the skill first-aid expires before the last day is over"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.match"), "0");
}

TEST_F(MatchServiceTest, WhatIsWrongWithAProposalIsTold) {
  const std::string fit = AddFit("v-2");
  AddOpen("festival", Festival());
  EXPECT_THAT(FieldsTold(Propose("festival", "m1", "")),
              ElementsAre("match.engagement: must be given"));
  EXPECT_EQ(Told(Propose("festival", "m1", "forces/kent/volunteers/v-2/engagements/e1")),
            "ENGAGEMENT_NOT_OF_FORCE match.engagement");
  EXPECT_EQ(Told(Propose("festival", "m1", "forces/essex/volunteers/v-2/engagements/e9")),
            "ENGAGEMENT_UNKNOWN match.engagement");
  EXPECT_EQ(Told(Propose("none", "m1", fit)), "OPPORTUNITY_UNKNOWN");
  EXPECT_THAT(Propose("festival", "m1", fit, Viewer("essex")), HasReason("ROLE_MISSING"));
  ABSL_ASSERT_OK(Propose("festival", "m1", fit));
  EXPECT_EQ(Told(Propose("festival", "m1", fit)), "MATCH_EXISTS");
  EXPECT_EQ(Told(Propose("festival", "m2", fit)), "VOLUNTEER_MATCHED");
}

TEST_F(MatchServiceTest, ThereIsNoMoreThanTheSlots) {
  const std::string first = AddFit("v-2");
  const std::string second = AddFit("v-3");
  AddOpen("festival", Festival());
  ABSL_ASSERT_OK(Propose("festival", "m1", first));
  ABSL_ASSERT_OK(Propose("festival", "m2", second)) << "more are asked than there are slots";
  ABSL_ASSERT_OK(MoveMatch("festival", "m1", v1::Match::ACCEPTED));
  EXPECT_EQ(Told(MoveMatch("festival", "m2", v1::Match::ACCEPTED)), "SLOTS_FILLED");
  EXPECT_EQ(Told(Propose("festival", "m3", first)), "SLOTS_FILLED");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Opportunity festival, GetOpportunity("festival"));
  festival.clear_etag();
  festival.set_slots(2);
  ABSL_ASSERT_OK(UpdateOpportunity(festival, {"slots"}));
  EXPECT_EQ(Slots(), "OPEN 1 of 2");
  ABSL_ASSERT_OK(MoveMatch("festival", "m2", v1::Match::ACCEPTED));
  EXPECT_EQ(Slots(), "FILLED 2 of 2");
  festival.set_slots(1);
  EXPECT_EQ(Told(UpdateOpportunity(festival, {"slots"})), "SLOTS_BELOW_ACCEPTED opportunity.slots");
  ABSL_ASSERT_OK(MoveOpportunity("festival", v1::Opportunity::CLOSED));
  EXPECT_EQ(Told(Propose("festival", "m3", first)), "OPPORTUNITY_NOT_OPEN");
  ABSL_ASSERT_OK(MoveMatch("festival", "m1", v1::Match::WITHDRAWN));
  EXPECT_EQ(Slots(), "CLOSED 1 of 2");
}

TEST_F(MatchServiceTest, WhoLeavesGivesUpTheirSlots) {
  const std::string engagement = AddFit("v-2");
  const std::string other = AddFit("v-3");
  const auto add = [&](const std::string& id, bool accepted) {
    AddOpen(id, Festival());
    ABSL_ASSERT_OK(Propose(id, "m1", engagement));
    if (accepted) {
      ABSL_ASSERT_OK(MoveMatch(id, "m1", v1::Match::ACCEPTED));
    }
  };
  // The days of one that is there already, by whole days from today.
  const auto place = [&](const std::string& id, int first, int last) {
    Value(absl::Substitute(
        "UPDATE volunteers.opportunity SET first_day = london + $1, last_day = london + $2 "
        "FROM (SELECT (now() AT TIME ZONE 'Europe/London')::date AS london) d WHERE id = '$0'",
        id, first, last));
  };
  add("accepted", true);
  add("proposed", false);
  add("closed", true);
  ABSL_ASSERT_OK(MoveOpportunity("closed", v1::Opportunity::CLOSED));
  add("cancelled", true);
  ABSL_ASSERT_OK(MoveOpportunity("cancelled", v1::Opportunity::CANCELLED));
  add("declined", false);
  ABSL_ASSERT_OK(MoveMatch("declined", "m1", v1::Match::DECLINED));
  for (const auto& [id, first, last] :
       {std::tuple("past", -9, -1), std::tuple("before", 1, 29), std::tuple("during", 20, 30)}) {
    add(id, true);
    place(id, first, last);
  }
  AddOpen("others", Festival());
  ABSL_ASSERT_OK(Propose("others", "m1", other));
  ABSL_ASSERT_OK(MoveMatch("others", "m1", v1::Match::ACCEPTED));
  const std::string sealed = Value("SELECT max(seq) FROM volunteers.event_out");
  ABSL_ASSERT_OK(Leave(engagement, DateText(LondonDay(absl::Now()) + 30)));

  const auto standing = [&](const std::string& id) {
    const auto match = Get(id, "m1");
    if (!match.ok()) return match.status().ToString();
    return v1::Match::State_Name(match->state()) + " " +
           v1::Match::WithdrawalReason_Name(match->withdrawal_reason()) + " " + Slots(id);
  };
  EXPECT_EQ(standing("accepted"), "WITHDRAWN ENGAGEMENT_ENDED OPEN 0 of 1");
  EXPECT_EQ(standing("proposed"), "WITHDRAWN ENGAGEMENT_ENDED OPEN 0 of 1");
  EXPECT_EQ(standing("closed"), "WITHDRAWN ENGAGEMENT_ENDED CLOSED 0 of 1");
  EXPECT_EQ(standing("during"), "WITHDRAWN ENGAGEMENT_ENDED OPEN 0 of 1");
  const std::string kept = "ACCEPTED WITHDRAWAL_REASON_UNSPECIFIED ";
  EXPECT_EQ(standing("cancelled"), kept + "CANCELLED 1 of 1");
  EXPECT_EQ(standing("past"), kept + "FILLED 1 of 1");
  EXPECT_EQ(standing("before"), kept + "FILLED 1 of 1");
  EXPECT_EQ(standing("others"), kept + "FILLED 1 of 1");
  EXPECT_EQ(standing("declined"), "DECLINED WITHDRAWAL_REASON_UNSPECIFIED OPEN 0 of 1");
  // By who ended the engagement, all at once.
  EXPECT_EQ(Value("SELECT string_agg(type || ' ' || split_part(subject, '/', 4) || ' ' || "
                  "(after::jsonb ->> 'state'), ', ' ORDER BY seq) FROM volunteers.event_out "
                  "WHERE seq > " +
                  sealed + " AND (type LIKE 'match.%' OR type LIKE 'opportunity.%')"),
            "match.moved accepted WITHDRAWN, opportunity.updated accepted OPEN, "
            "match.moved closed WITHDRAWN, opportunity.updated closed CLOSED, "
            "match.moved during WITHDRAWN, opportunity.updated during OPEN, "
            "match.moved proposed WITHDRAWN");
  EXPECT_EQ(Value("SELECT count(DISTINCT version) FROM (SELECT version FROM volunteers.match "
                  "WHERE withdrawal_reason = 1 UNION ALL SELECT version FROM volunteers.engagement "
                  "WHERE volunteer = 'v-2') v"),
            "1");
  EXPECT_EQ(Told(MoveMatch("accepted", "m1", v1::Match::ACCEPTED)), "STATE_NOT_ALLOWED");
  ABSL_ASSERT_OK(Propose("accepted", "m2", other));
  ABSL_ASSERT_OK(MoveMatch("accepted", "m2", v1::Match::ACCEPTED));

  // That the leaving was earlier takes what lies between with it.
  v1::CorrectEngagementRequest correction;
  correction.set_name(engagement);
  correction.set_corrects_seq(5);
  correction.set_to(v1::Engagement::LEFT);
  correction.set_effective_on(DateText(LondonDay(absl::Now()) + 29));
  correction.set_reason("MOVED");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, correction,
                      Analyst("essex")));
  EXPECT_EQ(standing("before"), "WITHDRAWN ENGAGEMENT_ENDED OPEN 0 of 1");
  EXPECT_EQ(standing("past"), kept + "FILLED 1 of 1");
}

TEST_F(MatchServiceTest, WhoIsNoLongerFitDoesNotAccept) {
  const std::string engagement = AddFit("v-2");
  AddOpen("festival", Festival());
  ABSL_ASSERT_OK(Propose("festival", "m1", engagement));
  v1::MoveVettingCheckRequest withdraw;
  withdraw.set_name("forces/essex/volunteers/v-2/vettingChecks/c1");
  withdraw.set_to(v1::VettingCheck::WITHDRAWN);
  ABSL_ASSERT_OK(
      Call(*vetting_, &v1::VettingService::Stub::MoveVettingCheck, withdraw, Analyst("essex")));
  EXPECT_THAT(
      NeedsTold(MoveMatch("festival", "m1", v1::Match::ACCEPTED)),
      ElementsAre("NOT_DEPLOYABLE " + engagement + ": may not be given duties on every day"));
  ABSL_ASSERT_OK(MoveMatch("festival", "m1", v1::Match::WITHDRAWN));
}

}  // namespace
}  // namespace copperplate::volunteers
