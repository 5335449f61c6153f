#include "services/delivery/transport/part_mapping.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/testing/told.h"
#include "services/delivery/transport/activity_mapping.h"
#include "services/delivery/transport/business_intelligence_item_mapping.h"
#include "services/delivery/transport/indicator_link_mapping.h"
#include "services/delivery/transport/lead_mapping.h"
#include "services/delivery/transport/milestone_mapping.h"
#include "services/delivery/transport/objective_mapping.h"
#include "services/delivery/transport/opportunity_mapping.h"
#include "services/delivery/transport/plan_link_mapping.h"
#include "services/delivery/transport/priority_action_mapping.h"
#include "services/delivery/transport/testing/mapping_test.h"
#include "services/delivery/transport/theme_mapping.h"

namespace copperplate::delivery {
namespace {

using testing::Told;

const PartPath kThemeAt = {"p", "victims"};
const PartPath kObjectiveAt = {"p", "victims", "o1"};
const PartPath kActionAt = {"p", "v1"};
const PartPath kOpportunityAt = {"p", "v1", "first"};
const PartPath kActivityAt = {"p", "v1", "v1-1"};
const PartPath kLeadAt = {"p", "v1", "v1-1", "opcc-1"};

TEST(PartMappingTest, TheHeaderIsShownOfWhatIsStored) {
  PartRecord<Objective> record;
  record.part = {.id = "o1", .theme = "victims", .ordinal = 1, .text = "T", .alt_text = ""};
  record.header = {.uid = "01890000-0000-7000-8000-000000000000",
                   .create_time = absl::FromUnixSeconds(1),
                   .update_time = absl::FromUnixSeconds(2),
                   .version = 3,
                   .created_by = "ann",
                   .updated_by = "bob"};
  const v1::Objective shown = PartMapping<Objective>::Write("essex", "p", record);
  EXPECT_EQ(shown.uid(), "01890000-0000-7000-8000-000000000000");
  EXPECT_EQ(shown.create_time().seconds(), 1);
  EXPECT_EQ(shown.update_time().seconds(), 2);
  EXPECT_EQ(shown.created_by(), "ann");
  EXPECT_EQ(shown.updated_by(), "bob");
  EXPECT_NE(shown.etag(), "");
  record.header = {};
  EXPECT_EQ(PartMapping<Objective>::Write("essex", "p", record).etag(), "");
}

TEST(PartMappingTest, AThemeIsShownAsItWasGiven) {
  const std::string given = R"(
      prefix: "V" title: "Victims" aim: "Aim" shared_outcome: "Outcome"
      leads { person_or_body: "A" from_date: "2017-04-01" to_date: "2018-03-31" }
      leads { person_or_body: "B" from_date: "2018-04-01" }
      strategic_themes: "One" strategic_themes: "Two" order: 2)";
  EXPECT_EQ(ThereAndBack<Theme>(kThemeAt, given),
            Shown<Theme>(R"(name: "forces/essex/plans/p/themes/victims")" + given));
}

TEST(PartMappingTest, AThemeHasFaultsByItsFields) {
  EXPECT_EQ(PartFaults<Theme>(kThemeAt, ""), "PREFIX_INVALID prefix title");
  EXPECT_EQ(PartFaults<Theme>({"p", "Victims"}, R"(prefix: "V" title: "Victims")"),
            "ID_INVALID id");
  EXPECT_EQ(PartFaults<Theme>(kThemeAt, R"(
                prefix: "V" title: "Victims" order: -1
                leads { person_or_body: "A" from_date: "2017-13-01" }
                leads { from_date: "2018-04-01" to_date: "2018-03-31" })"),
            "DATE_MALFORMED leads[0].from_date leads[1].person_or_body leads[1].to_date order");
}

TEST(PartMappingTest, AnObjectiveIsShownAsItWasGiven) {
  const std::string given = R"(ordinal: 2 text: "T" alt_text: "A")";
  EXPECT_EQ(
      ThereAndBack<Objective>(kObjectiveAt, given),
      Shown<Objective>(R"(name: "forces/essex/plans/p/themes/victims/objectives/o1")" + given));
  EXPECT_EQ(PartFaults<Objective>(kObjectiveAt, R"(ordinal: 1001)"),
            "NUMBER_OUT_OF_RANGE ordinal text");
}

// A faulty parent is told once, by the request's own field.
TEST(PartMappingTest, WhatAPartLiesBelowIsNoFieldOfIt) {
  EXPECT_EQ(PartFaults<Objective>({"", "", "o1"}, R"(text: "T")"), "");
  EXPECT_EQ(PartFaults<Milestone>({"", "", "", "m"}, R"(title: "M" original_due: "2018-05-10")"),
            "");
}

TEST(PartMappingTest, ABusinessIntelligenceItemIsShownAsItWasGiven) {
  const std::string given = R"(
      title: "Satisfaction" breakdown: "hate crime" provider: "CJ data"
      indicators: "forces/essex/indicators/a" indicators: "forces/national/indicators/b" order: 1)";
  EXPECT_EQ(
      ThereAndBack<BusinessIntelligenceItem>({"p", "victims", "b1"}, given),
      Shown<BusinessIntelligenceItem>(
          R"(name: "forces/essex/plans/p/themes/victims/businessIntelligenceItems/b1")" + given));
}

TEST(PartMappingTest, AnIndicatorIsOfTheForceOrOfAll) {
  EXPECT_EQ(PartFaults<BusinessIntelligenceItem>({"p", "victims", "b1"}, R"(
                title: "Satisfaction" indicators: "forces/kent/indicators/a" indicators: "b"
                indicators: "forces/essex/areas/c")"),
            "RESOURCE_NAME_INVALID indicators[0] indicators[2]");
}

TEST(PartMappingTest, AnIndicatorOfTheForceIsNamedByItsIdToo) {
  EXPECT_EQ(ThereAndBack<BusinessIntelligenceItem>({"p", "victims", "b1"},
                                                   R"(title: "A" indicators: "a" order: 1)"),
            Shown<BusinessIntelligenceItem>(R"(
                name: "forces/essex/plans/p/themes/victims/businessIntelligenceItems/b1" title: "A"
                indicators: "forces/essex/indicators/a" order: 1)"));
  EXPECT_EQ(
      ThereAndBack<IndicatorLink>({"p", "v1", "a"}, R"(indicator: "a" from_date: "2018-05-10")"),
      Shown<IndicatorLink>(R"(
                name: "forces/essex/plans/p/actions/v1/indicatorLinks/a"
                indicator: "forces/essex/indicators/a" from_date: "2018-05-10")"));
}

// What a link leads to is on the dashboard of its force, or the board could never show it.
TEST(PartMappingTest, ALinkedIndicatorIsOfTheForceAlone) {
  for (const char* force : {"kent", "national"}) {
    const std::string given =
        absl::StrCat(R"(from_date: "2018-04-01" indicator: "forces/)", force, R"(/indicators/a")");
    EXPECT_EQ(PartFaults<IndicatorLink>({"p", "v1", "l"}, given), "RESOURCE_NAME_INVALID indicator")
        << force;
  }
}

TEST(PartMappingTest, AnActionIsShownAsItWasGiven) {
  const std::string rest = R"(
      code: "V1" text: "T" alt_text: "A" note: "N" objective_ordinals: [ 1, 3 ]
      success_measure: "S")";
  const std::string theme = R"(theme: "forces/essex/plans/p/themes/victims")";
  const std::string name = R"(name: "forces/essex/plans/p/actions/v1")";
  EXPECT_EQ(ThereAndBack<PriorityAction>(kActionAt, theme + rest),
            Shown<PriorityAction>(name + theme + rest));
  EXPECT_EQ(ThereAndBack<PriorityAction>(kActionAt, R"(theme: "victims")" + rest),
            Shown<PriorityAction>(name + theme + rest));
}

TEST(PartMappingTest, AnActionIsOfAThemeOfItsPlan) {
  EXPECT_EQ(PartFaults<PriorityAction>(kActionAt, R"(code: "V1" text: "T")"),
            "FIELD_REQUIRED theme");
  for (const char* theme : {"forces/kent/plans/p/themes/victims",
                            "forces/essex/plans/q/themes/victims", "forces/essex/plans/p"}) {
    const std::string given = absl::StrCat(R"(code: "V1" text: "T" theme: ")", theme, "\"");
    EXPECT_EQ(PartFaults<PriorityAction>(kActionAt, given), "RESOURCE_NAME_INVALID theme") << theme;
  }
}

TEST(PartMappingTest, CodesHaveTheirGrammar) {
  EXPECT_EQ(PartFaults<PriorityAction>({"p", ""}, R"(theme: "victims" code: "V1.1" text: "T")"),
            "CODE_INVALID code");
  EXPECT_EQ(PartFaults<Activity>({"p", "v1", ""}, R"(code: "v1")"), "CODE_INVALID code");
}

// What :withdraw and its kin set is nobody else's to say.
TEST(PartMappingTest, WhatIsOutputOnlyIsNotRead) {
  EXPECT_EQ(ThereAndBack<PriorityAction>(kActionAt, R"(
                theme: "victims" code: "V1" text: "T" from_date: "2018-04-01" withdrawn_on: "2018-05-10"
                withdrawn_reason: "R")"),
            Shown<PriorityAction>(R"(
                name: "forces/essex/plans/p/actions/v1"
                theme: "forces/essex/plans/p/themes/victims" code: "V1" text: "T"
                from_date: "2018-04-01")"));
  EXPECT_EQ(ThereAndBack<Activity>(kActivityAt, R"(
                code: "V1.1" from_date: "2018-04-01" withdrawn_on: "2018-05-10"
                withdrawn_reason: "R" opcc_leads: "NP")"),
            Shown<Activity>(R"(
                name: "forces/essex/plans/p/actions/v1/activities/v1-1" code: "V1.1"
                from_date: "2018-04-01")"));
  EXPECT_EQ(ThereAndBack<Milestone>({"p", "v1", "v1-1", "m"}, R"(
                title: "M" original_due: "2018-05-10" current_due: "2018-06-10"
                met_on: "2018-05-01" met_known_on: "2018-05-01" from_date: "2018-04-01"
                revision_count: 1 revisions { due: "2018-06-10" })"),
            Shown<Milestone>(R"(
                name: "forces/essex/plans/p/actions/v1/activities/v1-1/milestones/m"
                title: "M" original_due: "2018-05-10" current_due: "2018-05-10"
                from_date: "2018-04-01")"));
}

TEST(PartMappingTest, AnOpportunityIsShownAsItWasGiven) {
  const std::string given = R"(text: "T" order: 3)";
  EXPECT_EQ(
      ThereAndBack<Opportunity>(kOpportunityAt, given),
      Shown<Opportunity>(R"(name: "forces/essex/plans/p/actions/v1/opportunities/first")" + given));
  EXPECT_EQ(PartFaults<Opportunity>(kOpportunityAt, ""), "FIELD_REQUIRED text");
}

TEST(PartMappingTest, AnIndicatorLinkIsShownAsItWasGiven) {
  const std::string given = R"(
      indicator: "forces/essex/indicators/a" from_date: "2018-04-01" to_date: "2018-04-30")";
  EXPECT_EQ(
      ThereAndBack<IndicatorLink>({"p", "v1", "l"}, given),
      Shown<IndicatorLink>(R"(name: "forces/essex/plans/p/actions/v1/indicatorLinks/l")" + given));
  EXPECT_EQ(PartFaults<IndicatorLink>({"p", "v1", "l"}, R"(to_date: "soon")"),
            "FIELD_REQUIRED from_date to_date indicator");
}

TEST(PartMappingTest, AnActivityIsShownAsItWasGiven) {
  const std::string given = R"(
      code: "V1.1" narrative: "N" target_date: "2018-05-10" next_review_on: "2018-06-10")";
  EXPECT_EQ(ThereAndBack<Activity>(kActivityAt, given),
            Shown<Activity>(R"(name: "forces/essex/plans/p/actions/v1/activities/v1-1")" + given));
  EXPECT_EQ(PartFaults<Activity>(kActivityAt, R"(code: "V1.1" target_date: "2018-02-30")"),
            "DATE_MALFORMED target_date");
}

TEST(PartMappingTest, ANewActivityHasItsFirstLeads) {
  Faults faults;
  const auto leads = ReadFirstLeads(kActivityAt, MessageOf<v1::Activity>(R"(
                                        code: "V1.1" opcc_leads: "NP" opcc_leads: "CS"
                                        delivery_leads: "Constabulary")"),
                                    absl::CivilDay(2018, 5, 10), faults);
  EXPECT_EQ(Told(faults), "");
  std::vector<std::string> told;
  told.reserve(leads.size());
  for (const LeadAssignment& lead : leads) {
    told.push_back(PartMapping<LeadAssignment>::Write("essex", "p", {lead, {}}).DebugString());
  }
  const std::string in = "forces/essex/plans/p/actions/v1/activities/v1-1/leads/";
  const auto lead = [&](const std::string& id, const std::string& rest) {
    return Shown<LeadAssignment>("name: \"" + in + id + "\"" + rest +
                                 R"( from_date: "2018-05-10")");
  };
  EXPECT_EQ(told,
            (std::vector<std::string>{
                lead("opcc-1", R"( role: OPCC person_or_body: "NP" order: 1)"),
                lead("opcc-2", R"( role: OPCC person_or_body: "CS" order: 2)"),
                lead("delivery-1", R"( role: DELIVERY person_or_body: "Constabulary" order: 1)")}));
}

TEST(PartMappingTest, FirstLeadsHaveFaultsByTheirPlace) {
  Faults faults;
  ReadFirstLeads(kActivityAt,
                 MessageOf<v1::Activity>(R"(code: "V1.1" opcc_leads: "NP" opcc_leads: "NP"
                                            delivery_leads: "")"),
                 absl::CivilDay(2018, 5, 10), faults);
  EXPECT_EQ(Told(faults), "DUPLICATE opcc_leads[1] delivery_leads[0]");
}

TEST(PartMappingTest, ALeadIsShownAsItWasGiven) {
  const std::string given = R"(
      role: DELIVERY person_or_body: "Nadia Parker" printed_as: "NP"
      from_date: "2018-04-01" to_date: "2018-04-30" order: 2)";
  EXPECT_EQ(ThereAndBack<LeadAssignment>(kLeadAt, given),
            Shown<LeadAssignment>(
                R"(name: "forces/essex/plans/p/actions/v1/activities/v1-1/leads/opcc-1")" + given));
  // What a caller says of it is one thing, what is known another.
  Faults faults;
  LeadAssignment lead = PartMapping<LeadAssignment>::Read(
      "essex", kLeadAt, MessageOf<v1::Lead>(given + " resolved: true"), faults);
  EXPECT_TRUE(lead.told);
  EXPECT_FALSE(lead.resolved);
  lead.resolved = true;
  EXPECT_TRUE(PartMapping<LeadAssignment>::Write("essex", "p", {lead, {}}).resolved());
  EXPECT_EQ(PartFaults<LeadAssignment>(kLeadAt, R"(to_date: "2018-04-30")"),
            "FIELD_REQUIRED role from_date person_or_body");
  EXPECT_EQ(
      PartFaults<LeadAssignment>(kLeadAt, R"(role: OPCC person_or_body: "A" from_date: "2018-05-01"
                            to_date: "2018-04-30")"),
      "DATES_REVERSED to_date");
}

TEST(PartMappingTest, AnEnumerationIsOneThatThisReleaseKnows) {
  v1::Lead lead = MessageOf<v1::Lead>(R"(person_or_body: "A" from_date: "2018-05-01")");
  lead.set_role(static_cast<v1::Lead::Role>(3));
  Faults faults;
  PartMapping<LeadAssignment>::Read("essex", kLeadAt, lead, faults);
  EXPECT_EQ(Told(faults), "ENUM_UNKNOWN role");
}

TEST(PartMappingTest, AMilestoneTellsItsMoves) {
  PartRecord<Milestone> record;
  Milestone& milestone = record.part;
  milestone.id = "m";
  milestone.action = "v1";
  milestone.activity = "v1-1";
  milestone.title = "M";
  milestone.original_due = absl::CivilDay(2018, 5, 10);
  milestone.current_due = absl::CivilDay(2018, 5, 3);
  milestone.revisions = {{.to = absl::CivilDay(2018, 6, 10),
                          .reason = "late",
                          .revised_by = "a",
                          .revised_at = absl::FromUnixSeconds(1),
                          .on = absl::CivilDay(2018, 4, 1)},
                         {.to = absl::CivilDay(2018, 5, 3),
                          .reason = "early",
                          .revised_by = "b",
                          .revised_at = absl::FromUnixSeconds(2),
                          .on = absl::CivilDay(2018, 4, 2)}};
  milestone.met_on = absl::CivilDay(2018, 5, 2);
  milestone.met_known_on = absl::CivilDay(2018, 5, 4);
  milestone.from = absl::CivilDay(2018, 3, 1);
  EXPECT_EQ(PartMapping<Milestone>::Write("essex", "p", record).DebugString(), Shown<Milestone>(R"(
                name: "forces/essex/plans/p/actions/v1/activities/v1-1/milestones/m" title: "M"
                original_due: "2018-05-10" current_due: "2018-05-03"
                revisions { due: "2018-06-10" reason: "late" author: "a" revise_time { seconds: 1 }
                            revised_on: "2018-04-01" }
                revisions { due: "2018-05-03" reason: "early" author: "b" revise_time { seconds: 2 }
                            revised_on: "2018-04-02" }
                revision_count: 2 slippage_days: -7 met_on: "2018-05-02"
                met_known_on: "2018-05-04" from_date: "2018-03-01")"));
}

TEST(PartMappingTest, ALinkIsShownAsItWasGiven) {
  const std::string resolved = R"(from_code: "V3" to_code: "O1.1" to_text: "O 1.1" kind: SEE_ALSO)";
  const std::string name = R"(name: "forces/essex/plans/p/links/l")";
  EXPECT_EQ(ThereAndBack<PlanLink>({"p", "l"}, resolved),
            Shown<PlanLink>(name + resolved + " resolved: true"));
  const std::string open = R"(from_code: "T9" to_text: "section 10.1" kind: DEPENDS)";
  EXPECT_EQ(ThereAndBack<PlanLink>({"p", "l"}, open), Shown<PlanLink>(name + open));
  PlanLink parsed{"l", "V3", "", "section 10.1", LinkKind::kSeeAlso, /*parsed=*/true};
  EXPECT_TRUE(PartMapping<PlanLink>::Write("essex", "p", {parsed, {}}).parsed());
}

TEST(PartMappingTest, ALinkHasFaultsByItsFields) {
  EXPECT_EQ(PartFaults<PlanLink>({"p", "l"}, R"(from_code: "V3")"), "FIELD_REQUIRED kind to_text");
  EXPECT_EQ(PartFaults<PlanLink>({"p", "l"}, R"(from_code: "V3" to_code: "V3" kind: DEPENDS)"),
            "LINK_TO_SELF to_code");
}

}  // namespace
}  // namespace copperplate::delivery
