#include "services/delivery/app/change_part.h"

#include <gtest/gtest.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/delivery/app/create_activity.h"
#include "services/delivery/app/test_plans.h"
#include "services/delivery/domain/subject.h"

namespace copperplate::delivery {
namespace {

const absl::CivilDay kCreatedToday(2018, 5, 10);

class ChangePartTest : public PlansTest {
 protected:
  template <class Part>
  PartChanged<Part> Create(const Part& part) {
    return CreatePart(parts<Part>(), Context(), "plan-1", part, WriteMode::kWrite,
                      TextPrinter<PartRecord<Part>>());
  }
  template <class Part>
  PartChanged<Part> Update(const Part& next, const Asked& asked = {}) {
    const auto merge = [&](const PartRecord<Part>&) -> absl::StatusOr<Part> { return next; };
    return UpdatePart<Part>(parts<Part>(), Context(), PathOf("plan-1", next), asked, merge,
                            TextPrinter<PartRecord<Part>>());
  }
  template <class Part>
  PartChanged<Part> Delete(const Part& part, const Asked& asked = {}) {
    return DeletePart(parts<Part>(), Context(), PathOf("plan-1", part), asked,
                      TextPrinter<PartRecord<Part>>());
  }
  absl::StatusOr<Changed<LedActivity>> CreateLed(const Activity& activity,
                                                 const std::vector<LeadAssignment>& leads) {
    const auto image = [](const LedActivity& led) { return Text(led.activity); };
    const auto lead_image = [](const PartRecord<LeadAssignment>& lead) { return Text(lead); };
    return CreateActivity(ports().led_activities, Context(), "plan-1", activity, leads,
                          kCreatedToday, WriteMode::kWrite, {{image, image}, lead_image});
  }
  static LeadAssignment FirstLead(std::string id, LeadRole role, std::string who) {
    LeadAssignment lead = Samples<LeadAssignment>::First();
    lead.id = std::move(id);
    lead.activity = "v1-2";
    lead.role = role;
    lead.person_or_body = std::move(who);
    lead.printed_as = "";
    lead.to.reset();
    lead.order = 0;
    return lead;
  }
};

TEST_F(ChangePartTest, APartIsCreatedBelowWhatIsThere) {
  Objective objective = Samples<Objective>::First();
  EXPECT_EQ(Told(Create(objective)), "NOT_FOUND PLAN_UNKNOWN");
  Put(SamplePlan("plan-1"));
  EXPECT_EQ(Told(Create(objective)), "NOT_FOUND THEME_UNKNOWN");
  EXPECT_EQ(Told(Create(Samples<BusinessIntelligenceItem>::First())), "NOT_FOUND THEME_UNKNOWN");
  EXPECT_EQ(Told(Create(Samples<Opportunity>::First())), "NOT_FOUND ACTION_UNKNOWN");
  EXPECT_EQ(Told(Create(Samples<IndicatorLink>::First())), "NOT_FOUND ACTION_UNKNOWN");
  EXPECT_EQ(Told(Create(Samples<Milestone>::First())), "NOT_FOUND ACTION_UNKNOWN");
  Put(Samples<PriorityAction>::First());
  EXPECT_EQ(Told(Create(Samples<Milestone>::First())), "NOT_FOUND ACTIVITY_UNKNOWN");
  EXPECT_EQ(Told(Create(Samples<LeadAssignment>::First())), "NOT_FOUND ACTIVITY_UNKNOWN");
  Put(Samples<Theme>::First());
  EXPECT_EQ(Text(Written(Create(objective))), Text(objective));
  EXPECT_EQ(LastEvent(), "objective.created");
  EXPECT_EQ(Told(Create(objective)), "ALREADY_EXISTS OBJECTIVE_EXISTS");
}

TEST_F(ChangePartTest, WhatIsNotThereIsToldOfTheOutermost) {
  PutSamples();
  Milestone milestone = Samples<Milestone>::First();
  EXPECT_EQ(Told(Update(milestone)), "NOT_FOUND MILESTONE_UNKNOWN");
  milestone.activity = "v1-9";
  EXPECT_EQ(Told(Update(milestone)), "NOT_FOUND ACTIVITY_UNKNOWN");
  milestone.action = "v9";
  EXPECT_EQ(Told(Update(milestone)), "NOT_FOUND ACTION_UNKNOWN");
  EXPECT_EQ(Told(Delete(Samples<Opportunity>::First())), "NOT_FOUND OPPORTUNITY_UNKNOWN");
}

TEST_F(ChangePartTest, ACodeIsNeverUsedAgain) {
  PutSamples();
  Put(Samples<PriorityAction>::Changed());
  EXPECT_EQ(Told(Create(Samples<PriorityAction>::First())), "INVALID_ARGUMENT CODE_TAKEN code");
  EXPECT_EQ(Told(CreateLed(Samples<Activity>::First(), {})), "INVALID_ARGUMENT CODE_TAKEN code");
}

TEST_F(ChangePartTest, PartsOfASupersededPlanDoNotChange) {
  PutSamples();
  Put(Samples<Opportunity>::First());
  SetState(PlanState::kSuperseded);
  const std::string refused = "FAILED_PRECONDITION STATE_NOT_ALLOWED";
  EXPECT_EQ(Told(Create(Samples<Opportunity>::Second())), refused);
  EXPECT_EQ(Told(Update(Samples<Opportunity>::First())), refused);
  EXPECT_EQ(Told(Delete(Samples<Opportunity>::First())), refused);
  EXPECT_EQ(Told(CreateLed(Samples<Activity>::Second(), {})), refused);
}

TEST_F(ChangePartTest, AChangeIsOfThePresentVersion) {
  PutSamples();
  Put(Samples<Opportunity>::First());
  EXPECT_EQ(Told(Update(Samples<Theme>::Changed(), OldVersion())), "ABORTED ETAG_MISMATCH");
  EXPECT_EQ(Told(Delete(Samples<Opportunity>::First(), OldVersion())), "ABORTED ETAG_MISMATCH");
}

TEST_F(ChangePartTest, EveryFaultAmongThePartsIsNamed) {
  PutSamples();
  Put(Samples<Theme>::Second());
  Theme theme = Samples<Theme>::Second();
  theme.prefix = "V";
  theme.name = "Victims";
  EXPECT_EQ(Told(Update(theme)), "INVALID_ARGUMENT PREFIX_TAKEN prefix title");
  PriorityAction action = Samples<PriorityAction>::Second();
  action.id = "o2";
  action.code = "O2";
  action.objective_ordinals = {1, 9};
  EXPECT_EQ(Told(Create(action)),
            "INVALID_ARGUMENT CODE_PREFIX_NOT_OF_THEME code objective_ordinals[1]");
}

TEST_F(ChangePartTest, APartWithoutAnOrderComesBehindTheOthers) {
  PutSamples();
  Theme theme = Samples<Theme>::Second();
  theme.order = 0;
  EXPECT_EQ(Written(Create(theme)).part.order, 2);
  // It does not stand behind itself.
  EXPECT_EQ(Written(Update(theme)).part.order, 2);
  Objective objective = Samples<Objective>::Second();
  objective.id = "third";
  objective.ordinal = 0;
  EXPECT_EQ(Written(Create(objective)).part.ordinal, 3);
  Opportunity opportunity = Samples<Opportunity>::First();
  opportunity.order = 0;
  EXPECT_EQ(Written(Create(opportunity)).part.order, 1);
  BusinessIntelligenceItem item = Samples<BusinessIntelligenceItem>::First();
  item.order = 0;
  EXPECT_EQ(Written(Create(item)).part.order, 1);
  LeadAssignment lead = Samples<LeadAssignment>::Second();
  lead.person_or_body = "Somebody";
  lead.order = 0;
  EXPECT_EQ(Written(Create(lead)).part.order, 2);
  lead.id = "delivery-1";
  lead.role = LeadRole::kDelivery;
  EXPECT_EQ(Written(Create(lead)).part.order, 1);
}

TEST_F(ChangePartTest, ANarrativeStandsFromTheDayOnWhichItIsWritten) {
  PutSamples();
  const auto update = [&](const std::string& narrative) {
    const auto merge = [&](const PartRecord<Activity>& present) -> absl::StatusOr<Activity> {
      Activity next = present.part;
      next.narrative = narrative;
      return next;
    };
    return Written(UpdateActivity(parts<Activity>(), Context(), {"plan-1", "v1", "v1-1"}, {}, merge,
                                  kCreatedToday, TextPrinter<PartRecord<Activity>>()));
  };
  EXPECT_EQ(update("Other").part.narrative, "Other");
  update("Other");
  const auto& written = fakes().book().At("essex", "plan-1").narratives[{"plan-1", "v1", "v1-1"}];
  ASSERT_EQ(written.size(), 2u) << "the same text is not written again";
  EXPECT_EQ(written[0].text, "Under way");
  EXPECT_EQ(written[1].text, "Other");
  EXPECT_EQ(written[1].from, kCreatedToday);
}

TEST_F(ChangePartTest, AnUpdateKeepsWhatHasAMethodOfItsOwn) {
  PutSamples();
  Put(Samples<Activity>::Changed());
  Activity activity = Samples<Activity>::First();
  activity.narrative = "Other";
  const Activity written = Written(Update(activity)).part;
  EXPECT_EQ(written.narrative, "Other");
  EXPECT_EQ(written.withdrawn_on, Samples<Activity>::Changed().withdrawn_on);
  EXPECT_EQ(written.withdrawn_reason, "Merged");
  Put(Samples<Activity>::First());
  Put(Samples<Milestone>::Changed());
  Milestone milestone = Samples<Milestone>::Second();
  milestone.id = Samples<Milestone>::Changed().id;
  const Milestone kept = Written(Update(milestone)).part;
  EXPECT_EQ(kept.title, "Signed");
  EXPECT_EQ(kept.original_due, Samples<Milestone>::Changed().original_due);
  EXPECT_EQ(kept.current_due, Samples<Milestone>::Changed().current_due);
  EXPECT_EQ(kept.revisions.size(), 2);
  EXPECT_EQ(kept.met_on, Samples<Milestone>::Changed().met_on);
  Put(Samples<PriorityAction>::Changed());
  PriorityAction next = Samples<PriorityAction>::First();
  next.objective_ordinals.clear();
  const PriorityAction action = Written(Update(next)).part;
  EXPECT_EQ(action.withdrawn_reason, "Done elsewhere");
}

TEST_F(ChangePartTest, ALeadThatAPersonGivesHasAKnownName) {
  PutSamples();
  LeadAssignment lead = FirstLead("opcc-2", LeadRole::kOpcc, "CS");
  lead.activity = "v1-1";
  EXPECT_EQ(Told(Create(lead)), "INVALID_ARGUMENT LEAD_UNKNOWN person_or_body");
  // Printed of a lead that is resolved: so is this one, as in an import.
  lead.person_or_body = "NP";
  lead.told = false;
  const LeadAssignment known = Written(Create(lead)).part;
  EXPECT_EQ(known.person_or_body, "NP");
  EXPECT_TRUE(known.resolved);
  lead.id = "opcc-3";
  EXPECT_EQ(Told(Create(lead)), "INVALID_ARGUMENT LEADS_OVERLAP person_or_body");
}

template <class Part>
void ExpectNamed(const PlanContent& content) {
  const Part part = Samples<Part>::First();
  EXPECT_EQ(SubjectOf(content, part), NameOf("essex", "plan-1", part));
}

TEST_F(ChangePartTest, ARefusalNamesWhatStandsInTheWayAsTheApiDoes) {
  PlanContent content;
  content.force = "essex";
  content.plan.id = "plan-1";
  EXPECT_EQ(SubjectOf(content), kPlanName.Format("essex", "plan-1"));
  ExpectNamed<Theme>(content);
  ExpectNamed<Objective>(content);
  ExpectNamed<BusinessIntelligenceItem>(content);
  ExpectNamed<PriorityAction>(content);
  ExpectNamed<IndicatorLink>(content);
  ExpectNamed<Activity>(content);
  ExpectNamed<LeadAssignment>(content);
  ExpectNamed<Milestone>(content);
}

TEST_F(ChangePartTest, WhatAThemeHasIsDeletedBeforeIt) {
  PutSamples();
  const Theme theme = Samples<Theme>::First();
  EXPECT_EQ(Told(Delete(theme)), "FAILED_PRECONDITION THEME_NOT_EMPTY x3");
  EXPECT_EQ(Told(Delete(Samples<Objective>::First())), "FAILED_PRECONDITION OBJECTIVE_IN_USE x1");
  Written(Delete(Samples<Objective>::Second()));
  EXPECT_EQ(LastEvent(), "objective.deleted");
  Put(Samples<Theme>::Second());
  Written(Delete(Samples<Theme>::Second()));
  EXPECT_EQ(LastEvent(), "theme.deleted");
}

TEST_F(ChangePartTest, PartsOfAPlansPageAreDeletedOfADraftAlone) {
  PutSamples();
  Put(Samples<BusinessIntelligenceItem>::First());
  Put(Samples<Opportunity>::First());
  Put(Samples<IndicatorLink>::First());
  Put(Samples<PlanLink>::First());
  SetState(PlanState::kInForce);
  const std::string refused = "FAILED_PRECONDITION STATE_NOT_ALLOWED";
  EXPECT_EQ(Told(Delete(Samples<Theme>::First())), refused);
  EXPECT_EQ(Told(Delete(Samples<Objective>::Second())), refused);
  EXPECT_EQ(Told(Delete(Samples<BusinessIntelligenceItem>::First())), refused);
}

TEST_F(ChangePartTest, OpportunitiesAndLinksAreMendedInAPlanInForceToo) {
  PutSamples();
  const auto put = [&] {
    Put(Samples<Opportunity>::First());
    Put(Samples<IndicatorLink>::First());
    Put(Samples<PlanLink>::First());
  };
  put();
  SetState(PlanState::kInForce);
  Written(Delete(Samples<Opportunity>::First()));
  EXPECT_EQ(LastEvent(), "opportunity.deleted");
  Written(Delete(Samples<IndicatorLink>::First()));
  EXPECT_EQ(LastEvent(), "indicator_link.deleted");
  Written(Delete(Samples<PlanLink>::First()));
  EXPECT_EQ(LastEvent(), "link.deleted");
  put();
  SetState(PlanState::kSuperseded);
  const std::string refused = "FAILED_PRECONDITION STATE_NOT_ALLOWED";
  EXPECT_EQ(Told(Delete(Samples<Opportunity>::First())), refused);
  EXPECT_EQ(Told(Delete(Samples<IndicatorLink>::First())), refused);
  EXPECT_EQ(Told(Delete(Samples<PlanLink>::First())), refused);
}

TEST_F(ChangePartTest, AnIndicatorLinkStaysThatWasThereWhenAReportWasPublished) {
  PutSamples();
  Put(Samples<IndicatorLink>::First());
  SetState(PlanState::kInForce);
  const auto publish = [&](absl::CivilDay cut_off) {
    const std::lock_guard lock(fakes().ledger().mutex());
    fakes().book().At("essex", "plan-1").last_published = LastPublished{1, cut_off};
  };
  const absl::CivilDay from = Samples<IndicatorLink>::First().from;
  publish(from);
  EXPECT_EQ(Told(Delete(Samples<IndicatorLink>::First())),
            "FAILED_PRECONDITION INDICATOR_LINK_PUBLISHED x1");
  publish(from - 1);
  Written(Delete(Samples<IndicatorLink>::First()));
}

TEST_F(ChangePartTest, AnActivityIsCreatedWithItsLeads) {
  PutSamples();
  const LedActivity led = Written(CreateLed(
      Samples<Activity>::Second(),
      {FirstLead("opcc-1", LeadRole::kOpcc, "NP"), FirstLead("opcc-2", LeadRole::kOpcc, "Somebody"),
       FirstLead("delivery-1", LeadRole::kDelivery, "Force")}));
  ASSERT_EQ(led.leads.size(), 3);
  EXPECT_EQ(led.leads[0].part.order, 1);
  EXPECT_EQ(led.leads[1].part.order, 2);
  EXPECT_EQ(led.leads[2].part.order, 1);
  EXPECT_EQ(LastEvent(), "lead.created");
}

TEST_F(ChangePartTest, EverythingWrongWithAnActivityAndItsLeadsIsNamed) {
  PutSamples();
  Activity activity = Samples<Activity>::Second();
  EXPECT_EQ(Told(CreateLed(activity, {})), "INVALID_ARGUMENT OPCC_LEADS_EMPTY opcc_leads");
  activity.id = "v1-3";
  activity.code = "V1.3";
  EXPECT_EQ(Told(CreateLed(activity, {FirstLead("opcc-1", LeadRole::kOpcc, "Somebody"),
                                      FirstLead("opcc-2", LeadRole::kOpcc, "Somebody"),
                                      FirstLead("delivery-1", LeadRole::kDelivery, "CS")})),
            "INVALID_ARGUMENT CODE_NOT_NEXT code opcc_leads[1] delivery_leads[0]");
  activity.action = "v9";
  EXPECT_EQ(Told(CreateLed(activity, {})), "NOT_FOUND ACTION_UNKNOWN");
}

}  // namespace
}  // namespace copperplate::delivery
