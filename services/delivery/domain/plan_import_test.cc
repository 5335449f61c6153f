#include "services/delivery/domain/plan_import.h"

#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "libs/imports/row_fault.h"
#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;

PlanImportStamp Stamp() { return {CivilDay(2018, 5, 10), "importer", absl::UnixEpoch()}; }

PlanImportRow RowOf(int64_t line, const std::string& activity, const std::string& action_text) {
  PlanImportRow row;
  row.line = line;
  row.theme = activity[0] == 'V' ? "Victims" : "Offenders";
  row.code = ActionCodeOf(*ParseCode(activity));
  row.action = action_text;
  row.opcc_lead = "NP";
  row.activity_code = activity;
  row.narrative = "Work on " + activity + ".";
  return row;
}

PlanContent OnlyThemes() {
  PlanContent content = TestPlan();
  content.actions.clear();
  content.activities.clear();
  content.leads.clear();
  return content;
}

std::string FaultsOf(const PlanContent& content, std::vector<PlanImportRow> rows) {
  PlanImport asked;
  asked.rows = std::move(rows);
  std::string told;
  for (const imports::RowFault& fault : DecideImport(content, {}, asked, Stamp()).faults) {
    absl::StrAppend(&told, told.empty() ? "" : ", ", fault.reason, " rows[", fault.line, "].",
                    fault.field);
  }
  return told;
}

template <typename Part>
void Apply(const PartChanges<Part>& changes, std::vector<Part>& held) {
  ASSERT_TRUE(changes.changed.empty());
  held.insert(held.end(), changes.created.begin(), changes.created.end());
}

// What a plan holds once a first import is written.
PlanContent Applied(PlanContent content, const PlanImportOutcome& outcome) {
  Apply(outcome.themes, content.themes);
  Apply(outcome.objectives, content.objectives);
  Apply(outcome.items, content.business_intelligence_items);
  Apply(outcome.actions, content.actions);
  Apply(outcome.opportunities, content.opportunities);
  Apply(outcome.activities, content.activities);
  Apply(outcome.leads, content.leads);
  Apply(outcome.links, content.links);
  return content;
}

PlanImport FirstImport() {
  PlanImport asked;
  PlanImportRow v1 = RowOf(2, "V1.1", "Identify victims. (Note: see the report)");
  v1.opcc_lead = "NP / CS";
  v1.delivery_lead = "Constabulary";
  v1.narrative = "Under way. See also O 2.1 and section 10.1. See also section 10.1 > More";
  v1.partnership_opportunities = "Share data";
  PlanImportRow o2 = RowOf(3, "O2.2", "Tackle crime.");
  PlanImportRow o1 = RowOf(4, "O2.1", "Tackle crime.");
  o2.partnership_opportunities = o1.partnership_opportunities = "Improve confidence";
  o1.rag = Rag::kYellow;
  o1.direction_as_printed = "\xe2\x86\x93";
  asked.rows = {v1, o2, o1};
  asked.as_of = CivilDay(2018, 3, 31);
  return asked;
}

TEST(PlanImportTest, WhatThePlanLacksIsCreated) {
  const PlanImportOutcome outcome = DecideImport(OnlyThemes(), {}, FirstImport(), Stamp());
  ASSERT_TRUE(outcome.faults.empty()) << outcome.faults[0].description;
  ASSERT_EQ(outcome.actions.created.size(), 2);
  EXPECT_EQ(outcome.actions.created[0].text, "Identify victims.");
  EXPECT_EQ(outcome.actions.created[0].note, "see the report");
  ASSERT_EQ(outcome.activities.created.size(), 3);
  EXPECT_EQ(outcome.activities.created[0].code, "O2.1");
  EXPECT_EQ(outcome.activities.created[1].id, "o2-2");
  EXPECT_EQ(outcome.opportunities.created.size(), 2);  // of O2 once
  ASSERT_EQ(outcome.leads.created.size(), 5);
  const LeadAssignment& second = outcome.leads.created[3];
  EXPECT_EQ(second.id, "opcc-cs");
  EXPECT_EQ(second.order, 2);
  EXPECT_FALSE(second.resolved);
  EXPECT_EQ(second.from, CivilDay(2017, 4, 1));  // the plan's first day
  EXPECT_EQ(outcome.leads.created[4].role, LeadRole::kDelivery);
  EXPECT_EQ(outcome.unresolved_leads, (std::vector<std::string>{"CS", "NP"}));
  EXPECT_TRUE(outcome.leads.created[4].resolved);  // the Constabulary: no initials
  ASSERT_EQ(outcome.links.created.size(), 2);
  EXPECT_EQ(outcome.links.created[0].to_code, "O2.1");
  EXPECT_EQ(outcome.links.created[0].to_text, "O 2.1");
  EXPECT_EQ(outcome.links.created[1].to_code, "");
  EXPECT_EQ(outcome.unresolved_links, std::vector<std::string>{"V1.1: section 10.1"});
  ASSERT_EQ(outcome.statuses.size(), 1);
  EXPECT_EQ(outcome.statuses[0].activity, "o2-1");
  EXPECT_EQ(outcome.statuses[0].id, "s2018-03-31-001");
  EXPECT_EQ(outcome.statuses[0].entered_by, "importer");
  EXPECT_EQ(outcome.statuses[0].direction_as_printed, "\xe2\x86\x93");
  EXPECT_EQ(outcome.created_count, 2 + 3 + 2 + 5 + 2);
  EXPECT_EQ(outcome.changed_count, 0);
}

TEST(PlanImportTest, TheSameAgainChangesNothing) {
  const PlanImportOutcome first = DecideImport(OnlyThemes(), {}, FirstImport(), Stamp());
  const PlanContent held = Applied(OnlyThemes(), first);
  const PlanImportOutcome second = DecideImport(held, first.statuses, FirstImport(), Stamp());
  EXPECT_TRUE(second.faults.empty());
  EXPECT_EQ(second.created_count, 0);
  EXPECT_EQ(second.changed_count, 0);
  EXPECT_EQ(second.unchanged_count, first.created_count);
  EXPECT_TRUE(second.statuses.empty());
}

TEST(PlanImportTest, ALinkGoesWithItsWordsAndComesWithItsCode) {
  PlanContent content = TestPlan();
  for (const auto& [id, from, to, text] :
       {std::tuple("v2-o3", "V2", "O3", "O3"), std::tuple("o3-v9", "O3", "", "V9")}) {
    PlanLink link;
    link.id = id;
    link.from_code = from;
    link.to_code = to;
    link.to_text = text;
    link.parsed = true;
    content.links.push_back(link);
  }
  content.links.push_back(content.links[0]);
  content.links[2].id = "of-people";
  content.links[2].to_code = "V1";
  content.links[2].parsed = false;
  PlanImport asked;
  asked.rows = {RowOf(2, "V2", "Do V2."), RowOf(3, "V9", "Do V9. See also V2")};
  asked.rows[0].narrative = "Done.";
  asked.as_of = CivilDay(2018, 3, 31);
  const PlanImportOutcome outcome = DecideImport(content, {}, asked, Stamp());
  ASSERT_TRUE(outcome.faults.empty()) << outcome.faults[0].description;
  ASSERT_EQ(outcome.links.deleted.size(), 1);
  EXPECT_EQ(outcome.links.deleted[0].id, "v2-o3");
  ASSERT_EQ(outcome.links.changed.size(), 1);
  EXPECT_EQ(outcome.links.changed[0].to_code, "V9");
  ASSERT_EQ(outcome.links.created.size(), 1);
  EXPECT_EQ(outcome.links.created[0].id, "v9-v2");
  EXPECT_EQ(outcome.changed_count, 3);  // and the narrative of V2
}

TEST(PlanImportTest, AnAlteredActionTextIsRefusedWithItsRow) {
  EXPECT_EQ(
      FaultsOf(OnlyThemes(), {RowOf(2, "O2.1", "Tackle crime."), RowOf(3, "O2.2", "Tackle  crime."),
                              RowOf(4, "O2.3", "Tackle it.")}),
      "ACTION_TEXT_DIFFERS rows[3].action, ACTION_TEXT_DIFFERS rows[4].action");
  EXPECT_EQ(FaultsOf(TestPlan(), {RowOf(2, "V2", "Do V2.")}), "");
  EXPECT_EQ(FaultsOf(TestPlan(), {RowOf(2, "V2", "Do V2!")}), "ACTION_TEXT_DIFFERS rows[2].action");
}

TEST(PlanImportTest, TheFirstTableKeepsThePlansOwnWording) {
  PlanContent content = TestPlan();
  content.activities.clear();
  content.leads.clear();
  PlanImport asked;
  asked.rows = {RowOf(2, "V2", "Do V2 (Note: soon)")};
  const PlanImportOutcome outcome = DecideImport(content, {}, asked, Stamp());
  ASSERT_EQ(outcome.actions.changed.size(), 1);
  EXPECT_EQ(outcome.actions.changed[0].text, "Do V2.");
  EXPECT_EQ(outcome.actions.changed[0].alt_text, "Do V2");
  EXPECT_EQ(outcome.actions.changed[0].note, "soon");
  content.actions[1] = outcome.actions.changed[0];
  EXPECT_EQ(FaultsOf(content, asked.rows), "");
  EXPECT_EQ(FaultsOf(content, {RowOf(2, "V2", "Do it")}), "ACTION_TEXT_DIFFERS rows[2].action");
}

TEST(PlanImportTest, EveryFaultIsToldWithItsRow) {
  PlanImportRow theme = RowOf(2, "V2", "Do V2.");
  theme.theme = "Weather";
  PlanImportRow code = RowOf(3, "V5", "Do V5.");
  code.code = "V05";
  PlanImportRow prefix = RowOf(4, "V6", "Do O6.");
  prefix.code = "O6";
  PlanImportRow lead = RowOf(5, "V7", "Do V7.");
  lead.opcc_lead = " / ";
  PlanImportRow twice = RowOf(6, "V7", "Do V7.");
  PlanImportRow self = RowOf(7, "V8", "Do V8.");
  self.narrative = "See also V8";
  PlanImportRow colour = RowOf(8, "V9", "Do V9.");
  colour.rag = Rag::kRed;
  EXPECT_EQ(FaultsOf(TestPlan(), {theme, code, prefix, lead, twice, self, colour}),
            "THEME_UNKNOWN rows[2].theme, CODE_INVALID rows[3].code, "
            "CODE_PREFIX_NOT_OF_THEME rows[4].code, OPCC_LEADS_EMPTY rows[5].opcc_lead, "
            "DUPLICATE rows[6].activity_code, LINK_TO_SELF rows[7].narrative, "
            "FIELD_REQUIRED rows[8].as_of");
}

TEST(PlanImportTest, CodesDoNotMixAndHaveNoGap) {
  EXPECT_EQ(FaultsOf(OnlyThemes(), {RowOf(2, "V1.1", "Do."), RowOf(3, "V1", "Do.")}),
            "CODES_MIXED rows[2].activity_code");
  EXPECT_EQ(FaultsOf(OnlyThemes(), {RowOf(2, "V1.3", "Do."), RowOf(3, "V1.1", "Do.")}),
            "CODE_NOT_NEXT rows[2].activity_code");
  EXPECT_EQ(FaultsOf(OnlyThemes(), {RowOf(2, "V1.2", "Do."), RowOf(3, "V1.1", "Do.")}), "");
  PlanContent withdrawn = TestPlan();
  withdrawn.activities[1].withdrawn_on = CivilDay(2018, 1, 1);
  EXPECT_EQ(FaultsOf(withdrawn, {RowOf(2, "V2", "Do V2.")}),
            "ACTIVITY_WITHDRAWN rows[2].activity_code");
  withdrawn.actions[1].withdrawn_on = CivilDay(2018, 1, 1);
  EXPECT_EQ(FaultsOf(withdrawn, {RowOf(2, "V2", "Do V2.")}), "ACTION_WITHDRAWN rows[2].code");
}

TEST(PlanImportTest, WhatDiffersIsChangedAndWhatIsEmptyStays) {
  PlanImport asked;
  PlanImportRow row = RowOf(2, "V2", "Do V2.");
  row.narrative = "New words.";
  row.opcc_lead = "CS/EW";
  row.target_date = CivilDay(2019, 3, 31);
  asked.rows = {row};
  const PlanImportOutcome outcome = DecideImport(TestPlan(), {}, asked, Stamp());
  ASSERT_TRUE(outcome.faults.empty());
  ASSERT_EQ(outcome.activities.changed.size(), 1);
  EXPECT_EQ(outcome.activities.changed[0].narrative, "New words.");
  EXPECT_EQ(outcome.activities.changed[0].target_date, CivilDay(2019, 3, 31));
  ASSERT_EQ(outcome.leads.changed.size(), 1);  // NP ended the day before
  EXPECT_EQ(outcome.leads.changed[0].to, CivilDay(2018, 5, 9));
  ASSERT_EQ(outcome.leads.created.size(), 2);
  EXPECT_EQ(outcome.leads.created[0].from, CivilDay(2018, 5, 10));
  asked.rows[0].narrative.clear();
  asked.rows[0].target_date.reset();
  asked.rows[0].opcc_lead = "NP";
  const PlanImportOutcome same = DecideImport(TestPlan(), {}, asked, Stamp());
  EXPECT_EQ(same.changed_count, 0);
  EXPECT_EQ(same.unchanged_count, 3);
}

TEST(PlanImportTest, WhatARowSaysThereIsNoneOfGoes) {
  PlanContent content = TestPlan();
  content.activities[1].target_date = CivilDay(2019, 3, 31);
  ASSERT_EQ(content.activities[1].code, "V2");
  content.leads.push_back(TestLead("V2", "Constabulary", LeadRole::kDelivery));
  content.opportunities = {{"opportunity-1", "v2", "Share a hub", 1},
                           {"opportunity-2", "v2", "Train", 2},
                           {"opportunity-1", "v1", "Lend", 1}};
  PlanImport asked;
  PlanImportRow row = RowOf(2, "V2", "Do V2.");
  row.none = {.delivery_lead = true,
              .narrative = true,
              .partnership_opportunities = true,
              .target_date = true};
  row.as_of = CivilDay(2018, 4, 30);
  asked.rows = {row};
  const PlanImportOutcome outcome = DecideImport(content, {}, asked, Stamp());
  ASSERT_TRUE(outcome.faults.empty()) << outcome.faults[0].description;
  ASSERT_EQ(outcome.activities.changed.size(), 1);
  EXPECT_EQ(outcome.activities.changed[0].narrative, "");
  EXPECT_EQ(outcome.activities.changed[0].narrative_from, CivilDay(2018, 4, 30));
  EXPECT_EQ(outcome.activities.changed[0].target_date, std::nullopt);
  ASSERT_EQ(outcome.leads.changed.size(), 1);
  EXPECT_EQ(outcome.leads.changed[0].role, LeadRole::kDelivery);
  EXPECT_EQ(outcome.leads.changed[0].to, CivilDay(2018, 5, 9));
  ASSERT_EQ(outcome.opportunities.deleted.size(), 2);
  EXPECT_EQ(outcome.opportunities.deleted[1].text, "Train");
  EXPECT_EQ(outcome.changed_count, 4);  // with both opportunities
  // Where nothing is left it changes nothing.
  content.activities[1] = outcome.activities.changed[0];
  content.leads.back() = outcome.leads.changed[0];
  content.opportunities.clear();
  EXPECT_EQ(DecideImport(content, {}, asked, Stamp()).changed_count, 0);
}

TEST(PlanImportTest, OfOpportunitiesARowsNoneLeavesWhatOthersName) {
  PlanContent content = TestPlan();
  content.opportunities = {{"opportunity-1", "v1", "Share a hub", 1},
                           {"opportunity-2", "v1", "Train", 2}};
  PlanImport asked;
  asked.rows = {RowOf(2, "V1.1", "Do V1."), RowOf(3, "V1.2", "Do V1.")};
  asked.rows[0].partnership_opportunities = "Train";
  asked.rows[1].none.partnership_opportunities = true;
  const PlanImportOutcome outcome = DecideImport(content, {}, asked, Stamp());
  ASSERT_TRUE(outcome.faults.empty()) << outcome.faults[0].description;
  ASSERT_EQ(outcome.opportunities.deleted.size(), 1);
  EXPECT_EQ(outcome.opportunities.deleted[0].text, "Share a hub");
}

TEST(PlanImportTest, ANarrativeStandsFromNoDayBeforeTheOneItReplaces) {
  PlanContent content = TestPlan();
  PlanImport asked;
  asked.rows = {RowOf(2, "V2", "Do V2.")};
  asked.rows[0].narrative = "New words.";
  asked.rows[0].as_of = CivilDay(2018, 3, 31);
  const auto from = [&](absl::Span<const StatusEntry> history) {
    const PlanImportOutcome outcome = DecideImport(content, history, asked, Stamp());
    return outcome.activities.changed.at(0).narrative_from;
  };
  EXPECT_EQ(from({}), CivilDay(2018, 3, 31));
  content.last_narratives = {{"v2", CivilDay(2018, 4, 10)}, {"o3", CivilDay(2018, 5, 1)}};
  EXPECT_EQ(from({}), CivilDay(2018, 4, 10));
  StatusEntry report = TestStatus("V2", CivilDay(2018, 4, 20), Rag::kGreen);
  EXPECT_EQ(from({report}), CivilDay(2018, 4, 10));
  report.narrative = "In April";
  EXPECT_EQ(from({report}), CivilDay(2018, 4, 20));
}

TEST(PlanImportTest, AReportIsNotRepeatedForWhatWasWrittenSince) {
  PlanContent content = TestPlan();
  PlanImport asked;
  asked.rows = {RowOf(2, "V2", "Do V2.")};
  asked.rows[0].rag = Rag::kGreen;
  asked.rows[0].as_of = CivilDay(2018, 3, 31);
  StatusEntry report = TestStatus("V2", CivilDay(2018, 3, 31), Rag::kGreen);
  report.narrative = "In March";
  // The row has the plan's narrative, as an export would.
  EXPECT_TRUE(DecideImport(content, {report}, asked, Stamp()).statuses.empty());
  asked.rows[0].narrative = "In April";
  EXPECT_EQ(DecideImport(content, {report}, asked, Stamp()).statuses.size(), 1);
}

TEST(PlanImportTest, ALeadOfTodayGivesItsPlaceToAnother) {
  PlanContent content = TestPlan();
  content.leads[1].from = CivilDay(2018, 5, 10);
  ASSERT_EQ(content.leads[1].activity, "v2");
  PlanImport asked;
  asked.rows = {RowOf(2, "V2", "Do V2.")};
  asked.rows[0].opcc_lead = "CS / EW";
  const PlanImportOutcome outcome = DecideImport(content, {}, asked, Stamp());
  ASSERT_TRUE(outcome.faults.empty()) << outcome.faults[0].description;
  ASSERT_EQ(outcome.leads.changed.size(), 1);
  EXPECT_EQ(outcome.leads.changed[0].id, content.leads[1].id);
  EXPECT_EQ(outcome.leads.changed[0].person_or_body, "CS");
  EXPECT_EQ(outcome.leads.changed[0].to, std::nullopt);
  ASSERT_EQ(outcome.leads.created.size(), 1);
  EXPECT_EQ(outcome.leads.created[0].person_or_body, "EW");
  // Nobody joins: it cannot have ended yesterday.
  content.leads.push_back(TestLead("V2", "GO"));
  content.leads.back().from = CivilDay(2018, 5, 10);
  EXPECT_EQ(FaultsOf(content, {RowOf(2, "V2", "Do V2.")}), "LEADS_DIFFER rows[2].opcc_lead");
}

TEST(PlanImportTest, ALeadThatGotANameIsStillFoundByItsInitials) {
  PlanContent content = TestPlan();
  content.leads[1].person_or_body = "Nora Page";
  content.leads[1].printed_as = "NP";
  content.leads[1].told = true;
  PlanImport asked;
  asked.rows = {RowOf(2, "V2", "Do V2.")};
  const PlanImportOutcome outcome = DecideImport(content, {}, asked, Stamp());
  EXPECT_EQ(outcome.created_count + outcome.changed_count, 0);
  EXPECT_TRUE(outcome.unresolved_leads.empty());
}

TEST(PlanImportTest, AColourAgainstTheDatesHasItsReason) {
  PlanImport asked;
  asked.rows = {RowOf(2, "V2", "Do V2.")};
  PlanImportRow& row = asked.rows[0];
  row.rag = Rag::kGreen;
  row.as_of = CivilDay(2018, 3, 31);
  row.target_date = CivilDay(2018, 3, 30);
  PlanImportOutcome outcome = DecideImport(TestPlan(), {}, asked, Stamp());
  ASSERT_EQ(outcome.faults.size(), 1);
  EXPECT_EQ(outcome.faults[0].field, "override_reason");
  EXPECT_EQ(outcome.faults[0].reason, "OVERRIDE_REASON_REQUIRED");
  row.override_reason = "Done, not signed";
  outcome = DecideImport(TestPlan(), {}, asked, Stamp());
  ASSERT_TRUE(outcome.faults.empty()) << outcome.faults[0].description;
  ASSERT_EQ(outcome.statuses.size(), 1);
  EXPECT_EQ(outcome.statuses[0].override_reason, "Done, not signed");
  // Reported before; another reason is another report.
  const std::vector<StatusEntry> history = outcome.statuses;
  EXPECT_TRUE(DecideImport(TestPlan(), history, asked, Stamp()).statuses.empty());
  row.override_reason = "Signed since";
  EXPECT_EQ(DecideImport(TestPlan(), history, asked, Stamp()).statuses.size(), 1);
}

TEST(PlanImportTest, AReasonToOverrideIsOfAColour) {
  PlanImportRow row = RowOf(2, "V2", "Do V2.");
  row.override_reason = "Agreed";
  EXPECT_EQ(FaultsOf(TestPlan(), {row}), "FIELD_REQUIRED rows[2].rag");
  row.rag = Rag::kYellow;
  row.as_of = CivilDay(2018, 3, 31);
  row.override_reason = std::string(20'001, 'a');
  EXPECT_EQ(FaultsOf(TestPlan(), {row}), "TEXT_TOO_LONG rows[2].override_reason");
}

TEST(PlanImportTest, AColourIsReportedByTheRules) {
  PlanImportRow row = RowOf(2, "V2", "Do V2.");
  row.rag = Rag::kWhite;
  row.as_of = CivilDay(2018, 5, 1);
  PlanImport asked;
  asked.rows = {row};
  const std::vector<StatusEntry> history = {TestStatus("V2", CivilDay(2018, 1, 1), Rag::kRed)};
  PlanImportOutcome outcome = DecideImport(TestPlan(), history, asked, Stamp());
  ASSERT_EQ(outcome.faults.size(), 1);
  EXPECT_EQ(outcome.faults[0].field, "rag");
  EXPECT_EQ(outcome.faults[0].reason, "WHITE_AFTER_START");
  asked.rows[0].as_of = CivilDay(2018, 5, 11);
  outcome = DecideImport(TestPlan(), {}, asked, Stamp());
  ASSERT_EQ(outcome.faults.size(), 1);
  EXPECT_EQ(outcome.faults[0].field, "as_of");
  EXPECT_EQ(outcome.faults[0].reason, "AS_OF_IN_FUTURE");
}

PlanDocument SmallDocument() {
  PlanDocument document;
  document.title = "Police and Crime Plan 2017-20";
  document.vision = "Working together";
  PlanDocumentTheme theme;
  theme.prefix = "V";
  theme.name = "Victims";
  theme.aim = "Victim first";
  theme.shared_outcome = "Support";
  theme.strategic_themes = {"Safeguarding the vulnerable"};
  theme.objectives = {"Respond", "Support"};
  theme.alt_objectives = {"Respond well", "Support"};
  theme.actions = {{"V1", "Identify victims."}, {"V2", "Reduce harm."}};
  theme.items = {{"Satisfaction", {"hate crime"}, ""}};
  document.themes = {theme};
  return document;
}

TEST(PlanImportTest, ADocumentMakesAPlan) {
  PlanContent content;
  content.plan = TestPlan().plan;
  PlanImport asked;
  asked.document = SmallDocument();
  const PlanImportOutcome outcome = DecideImport(content, {}, asked, Stamp());
  ASSERT_TRUE(outcome.faults.empty()) << outcome.faults[0].field;
  ASSERT_TRUE(outcome.plan.has_value());
  EXPECT_EQ(outcome.plan->vision, "Working together");
  EXPECT_EQ(outcome.themes.created[0].id, "victims");
  ASSERT_EQ(outcome.objectives.created.size(), 2);
  EXPECT_EQ(outcome.objectives.created[0].alt_text, "Respond well");
  EXPECT_EQ(outcome.objectives.created[1].alt_text, "");
  EXPECT_EQ(outcome.actions.created[1].code, "V2");
  EXPECT_EQ(outcome.items.created[0].id, "satisfaction");
  EXPECT_EQ(outcome.created_count, 6);
  content = Applied(content, outcome);
  content.plan = *outcome.plan;
  const PlanImportOutcome again = DecideImport(content, {}, asked, Stamp());
  EXPECT_EQ(again.created_count + again.changed_count, 0);
  EXPECT_FALSE(again.plan.has_value());
  // What a document says of an item's indicators it gets; one that says nothing leaves them.
  const std::vector<std::string> indicators = {"forces/essex/indicators/satisfaction"};
  content.business_intelligence_items[0].indicators = indicators;
  EXPECT_EQ(DecideImport(content, {}, asked, Stamp()).changed_count, 0);
  asked.document->themes[0].items[0].indicators = {"forces/essex/indicators/hate-crime"};
  const PlanImportOutcome other = DecideImport(content, {}, asked, Stamp());
  ASSERT_EQ(other.items.changed.size(), 1);
  EXPECT_EQ(other.items.changed[0].indicators, asked.document->themes[0].items[0].indicators);
}

std::vector<std::string> DocumentFaults(const PlanContent& content, const PlanDocument& document) {
  PlanImport asked;
  asked.document = document;
  std::vector<std::string> told;
  for (const imports::RowFault& fault : DecideImport(content, {}, asked, Stamp()).faults) {
    EXPECT_EQ(fault.line, 0);
    told.push_back(absl::StrCat(fault.reason, " ", fault.field));
  }
  return told;
}

TEST(PlanImportTest, ADocumentsFaultsHaveItsPaths) {
  PlanContent content;
  content.plan = TestPlan().plan;
  PlanDocument document = SmallDocument();
  document.title.clear();
  document.themes[0].actions = {{"O1", "Text"}, {"V1", " "}, {"V1", "Text"}};
  document.themes[0].alt_objectives = {"One"};
  EXPECT_EQ(DocumentFaults(content, document),
            (std::vector<std::string>{
                "FIELD_REQUIRED document.title",
                "COUNT_DIFFERS document.themes[0].objectives_performance_framework",
                "CODE_PREFIX_NOT_OF_THEME document.themes[0].priorities_for_action[0].code",
                "FIELD_REQUIRED document.themes[0].priorities_for_action[1].text",
                "DUPLICATE document.themes[0].priorities_for_action[2].code"}));
}

TEST(PlanImportTest, AllThatIsWrongBelowAFaultyThemeIsToldWithIt) {
  PlanContent content;
  content.plan = TestPlan().plan;
  PlanDocument document = SmallDocument();
  PlanDocumentTheme& theme = document.themes[0];
  theme.prefix = "vv";
  theme.name.clear();
  theme.aim = std::string(20'001, 'a');
  theme.strategic_themes = {"One", "One"};
  theme.objectives = {"Respond", ""};
  theme.alt_objectives = {"One"};
  theme.actions = {{"V01", ""}, {"V2", "Text"}, {"V2", ""}};
  theme.items = {{"", {"by crime", "by crime"}, ""}};
  EXPECT_EQ(DocumentFaults(content, document),
            (std::vector<std::string>{
                "PREFIX_INVALID document.themes[0].prefix",
                "FIELD_REQUIRED document.themes[0].name", "TEXT_TOO_LONG document.themes[0].aim",
                "DUPLICATE document.themes[0].strategic_theme_subtitle[1]",
                "COUNT_DIFFERS document.themes[0].objectives_performance_framework",
                "FIELD_REQUIRED document.themes[0].objectives[1]",
                "CODE_INVALID document.themes[0].priorities_for_action[0].code",
                "FIELD_REQUIRED document.themes[0].priorities_for_action[0].text",
                "DUPLICATE document.themes[0].priorities_for_action[2].code",
                "FIELD_REQUIRED document.themes[0].priorities_for_action[2].text",
                "FIELD_REQUIRED document.themes[0].business_intelligence[0].name",
                "DUPLICATE document.themes[0].business_intelligence[0].breakdown[1]"}));
}

TEST(PlanImportTest, TwoThemesOfOnePrefixOrTitleAreTold) {
  PlanDocument document = SmallDocument();
  document.themes.push_back(document.themes[0]);
  document.themes[1].actions.clear();
  const std::vector<std::string> told = {"PREFIX_TAKEN document.themes[1].prefix",
                                         "TITLE_TAKEN document.themes[1].name"};
  PlanContent content;
  content.plan = TestPlan().plan;
  EXPECT_EQ(DocumentFaults(content, document), told);
  // Of a theme that the plan has the prefix, and what the theme has twice then: the two are one.
  EXPECT_EQ(
      DocumentFaults(TestPlan(), document),
      (std::vector<std::string>{"PREFIX_TAKEN document.themes[1].prefix",
                                "TITLE_TAKEN document.themes[1].business_intelligence[0].name"}));
}

TEST(PlanImportTest, EachFaultOfARowHasItsOwnReason) {
  PlanContent content = TestPlan();
  content.last_published = LastPublished{.cut_off = CivilDay(2018, 4, 30)};
  PlanImportRow row = RowOf(2, "V2", "Do V2.");
  row.rag = Rag::kWhite;
  row.as_of = CivilDay(2018, 4, 1);
  PlanImport asked;
  const std::vector<StatusEntry> history = {TestStatus("V2", CivilDay(2018, 1, 1), Rag::kRed)};
  asked.rows = {row};
  std::vector<std::string> told;
  for (const imports::RowFault& fault : DecideImport(content, history, asked, Stamp()).faults) {
    told.push_back(absl::StrCat(fault.reason, " ", fault.field));
  }
  EXPECT_EQ(told,
            (std::vector<std::string>{"AS_OF_BEFORE_PUBLISHED as_of", "WHITE_AFTER_START rag"}));
}

TEST(PlanImportTest, WhatIsNewIsThereFromThePlansFirstDayOrTheFirstOpenOne) {
  PlanContent content = OnlyThemes();
  PlanImport asked;
  asked.rows = {RowOf(2, "V1.1", "Do.")};
  const auto from = [&] {
    const PlanImportOutcome outcome = DecideImport(content, {}, asked, Stamp());
    EXPECT_TRUE(outcome.faults.empty());
    if (outcome.activities.created.size() != 1) return CivilDay();
    const Activity& activity = outcome.activities.created[0];
    EXPECT_EQ(outcome.actions.created[0].from, activity.from);
    EXPECT_EQ(outcome.leads.created[0].from, activity.from);
    return activity.from.value_or(CivilDay());
  };
  EXPECT_EQ(from(), CivilDay(2017, 4, 1));
  content.last_published = LastPublished{1, CivilDay(2018, 3, 31)};
  EXPECT_EQ(from(), CivilDay(2018, 4, 1));
  content.plan.effective_from = CivilDay(2018, 5, 11);  // has not come
  content.last_published.reset();
  EXPECT_EQ(from(), CivilDay(2018, 5, 10));
}

}  // namespace
}  // namespace copperplate::delivery
