// The import of the force's own plan: its transcript and the table of its delivery plan, as the
// demonstration has them.
#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "libs/imports/intake.h"
#include "libs/testing/told.h"
#include "services/delivery/app/plan_csv.h"
#include "services/delivery/domain/import_texts.h"
#include "services/delivery/transport/testing/plan_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using testing::StatusIs;
using testing::Told;

constexpr char kForcesPlan[] = "forces/cambridgeshire/plans/plan-2017";
constexpr char kPlanHeader[] =
    "theme,code,action,opcc_lead,delivery_lead,activity_code,narrative,partnership_opportunities,"
    "rag,as_of,target_date,direction_as_printed\n";

std::string SeedText(const std::string& file) {
  std::ifstream in(absl::StrCat("deploy/demonstration/seeds/", file), std::ios::binary);
  EXPECT_TRUE(in) << file;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The first `from` behind `behind` is `to`.
std::string WithEdit(std::string text, const std::string& behind, const std::string& from,
                     const std::string& to) {
  const size_t start = text.find(behind);
  const size_t at = start == std::string::npos ? start : text.find(from, start);
  EXPECT_NE(at, std::string::npos) << behind << " " << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::vector<PlanImportRow> RowsOf(absl::string_view csv) {
  PlanCsvTaker taker;
  imports::Intake intake(taker, kMostPlanRows);
  ABSL_EXPECT_OK(intake.Write(csv));
  ABSL_EXPECT_OK(intake.Finish());
  EXPECT_TRUE(intake.faults().empty());
  return taker.rows();
}

// As the columns have it, leads with one writing of what stands between them.
std::string ColumnsOf(const PlanImportRow& row) {
  return absl::StrCat(
      row.theme, "|", row.code, "|", row.action, "|", JoinLeads(SplitLeads(row.opcc_lead)), "|",
      JoinLeads(SplitLeads(row.delivery_lead)), "|", row.activity_code, "|", row.narrative, "|",
      JoinOpportunities(SplitOpportunities(row.partnership_opportunities)));
}

class PlanImportServiceTest : public PlanTest {
 protected:
  PlanImportServiceTest() {
    const std::string json = SeedText("plan_2017_20.json");
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &document_, options).ok());
    ABSL_EXPECT_OK(CreatePlan("plan-2017"));
  }

  absl::StatusOr<v1::PlanImport> ImportDocument(const std::string& id, bool validate_only = false) {
    v1::ImportPlanDocumentRequest request;
    request.set_name(kForcesPlan);
    request.set_import_id(id);
    request.set_validate_only(validate_only);
    *request.mutable_document() = document_;
    return Call(*plans_, &Plans::ImportPlanDocument, request, Analyst(kForce));
  }
  absl::StatusOr<v1::PlanImport> Import(const std::string& id, const std::string& csv,
                                        bool validate_only = false, const std::string& as_of = "",
                                        const Caller& caller = Analyst(kForce)) {
    constexpr size_t kPiece = 10'000;
    v1::ImportPlanRequest first;
    first.set_name(kForcesPlan);
    first.set_import_id(id);
    first.set_as_of(as_of);
    first.set_validate_only(validate_only);
    return Upload(*plans_, &Plans::ImportPlan, first, csv, caller, kPiece);
  }
  std::string Export(const std::string& as_of = "") {
    const auto file = Ask(*plans_, &Plans::ExportPlan,
                          Text("name: '", kForcesPlan, "' as_of: '", as_of, "'"), Viewer(kForce));
    EXPECT_TRUE(file.ok()) << file.status();
    if (!file.ok()) return "";
    EXPECT_EQ(file->content_type(), "text/csv; charset=utf-8");
    return file->content();
  }
  void ImportBoth() {
    ABSL_ASSERT_OK(ImportDocument("document"));
    ABSL_ASSERT_OK(Import("table", table_));
  }

  std::string Count(const std::string& table) {
    return Value(absl::StrCat("SELECT count(*) FROM delivery.", table));
  }
  // How many events there are of each type: `action.created 40, ...`.
  std::string Events() {
    return Value(
        "SELECT string_agg(type || ' ' || n, ', ' ORDER BY type COLLATE \"C\") FROM (SELECT type, "
        "count(*) AS n FROM (SELECT type FROM delivery.event UNION ALL SELECT type FROM "
        "delivery.event_out) e GROUP BY type) t");
  }
  // Whatever a plan and its parts are, as one digest; but for the count of changes, which an import
  // that changes nothing is one of.
  std::string Everything() {
    std::string rows;
    for (const char* table : {"plan", "theme", "objective", "business_intelligence_item",
                              "priority_action", "opportunity", "activity", "lead", "plan_link",
                              "status_entry", "milestone", "indicator_link"}) {
      absl::StrAppend(&rows, rows.empty() ? "" : " UNION ALL ", "SELECT '", table,
                      "' || (to_jsonb(x) - 'changes')::text AS t FROM delivery.", table, " x");
    }
    return Value(
        absl::StrCat("SELECT md5(string_agg(t, '' ORDER BY t COLLATE \"C\")) FROM (", rows, ") r"));
  }

  v1::PlanDocument document_;
  const std::string table_ = SeedText("plan_actions.csv");
};

TEST_F(PlanImportServiceTest, MakesTheForcesPlanOfItsTranscriptAndItsTable) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport document, ImportDocument("document"));
  EXPECT_EQ(document.plan(), kForcesPlan);
  EXPECT_EQ(document.import_id(), "document");
  EXPECT_EQ(document.author(), "analyst-1");
  EXPECT_TRUE(document.has_create_time());
  EXPECT_EQ(document.row_count(), 40);
  EXPECT_EQ(Count("theme"), "4");
  EXPECT_EQ(Count("priority_action"), "40");
  EXPECT_EQ(Count("objective"), "14");
  EXPECT_EQ(Count("activity"), "0");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport table, Import("table", table_));
  EXPECT_EQ(table.row_count(), 44);
  EXPECT_EQ(table.status_count(), 0);
  EXPECT_FALSE(table.replayed());
  EXPECT_THAT(table.unresolved_links(), ElementsAre("T9: section 10.1"));
  EXPECT_EQ(Count("theme"), "4");
  EXPECT_EQ(Count("priority_action"), "40");
  EXPECT_EQ(Count("activity"), "44");
  EXPECT_EQ(Count("status_entry"), "0");

  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Plan plan,
      Ask(*plans_, &Plans::GetPlan, Text("name: '", kForcesPlan, "'"), Viewer(kForce)));
  EXPECT_EQ(plan.title(), document_.title());
  EXPECT_EQ(plan.area(), "Cambridgeshire and Peterborough");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListLeadsResponse leads,
      Ask(*leads_, &Leads::ListLeads, Text("parent: '", kForcesPlan, "/actions/o3/activities/o3'"),
          Viewer(kForce)));
  ASSERT_EQ(leads.leads_size(), 3);
  EXPECT_EQ(leads.leads(1).person_or_body(), "CS");
  EXPECT_FALSE(leads.leads(1).resolved());
  EXPECT_EQ(leads.leads(1).from_date(), "2017-04-01");
  EXPECT_EQ(leads.leads(2).person_or_body(), "EW");
  EXPECT_EQ(leads.leads(2).order(), 2);
}

TEST_F(PlanImportServiceTest, EachPartHasItsEvent) {
  ImportBoth();
  const std::string links = Count("plan_link");
  const std::string leads = Count("lead");
  const std::string opportunities = Count("opportunity");
  const std::string items = Count("business_intelligence_item");
  const std::string reworded = Count("priority_action WHERE version = 3");
  EXPECT_NE(reworded, "0");
  EXPECT_EQ(Events(),
            absl::StrCat("action.created 40, action.updated ", reworded,
                         ", activity.created 44, business_intelligence_item.created ", items,
                         ", lead.created ", leads, ", link.created ", links,
                         ", objective.created 14, opportunity.created ", opportunities,
                         ", plan.created 1, plan.imported 2, plan.updated 1, theme.created 4"));
  EXPECT_EQ(Value("SELECT actor || ' ' || (after::json->>'code') || (before IS NULL)::text FROM "
                  "(SELECT * FROM delivery.event_out UNION ALL SELECT force, position, id, "
                  "occurred_at, actor, call_id, type, subject, before, after FROM delivery.event) "
                  "e WHERE subject LIKE '%/activities/o2-2' AND type = 'activity.created'"),
            "analyst-1 O2.2true");
}

TEST_F(PlanImportServiceTest, TheSameAgainIsToldAsBefore) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport document, ImportDocument("document"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport table, Import("table", table_));
  const std::string before = Everything();
  const std::string events = Events();
  ABSL_ASSERT_OK_AND_ASSIGN(v1::PlanImport again, ImportDocument("document"));
  EXPECT_TRUE(again.replayed());
  again.clear_replayed();
  EXPECT_EQ(again.SerializeAsString(), document.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(again, Import("table", table_));
  EXPECT_TRUE(again.replayed());
  again.clear_replayed();
  EXPECT_EQ(again.SerializeAsString(), table.SerializeAsString());
  EXPECT_EQ(Events(), events);
  EXPECT_EQ(Everything(), before);

  const auto differs = Import("table", table_ + "\n");
  EXPECT_THAT(differs, StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(differs, HasReason("IMPORT_CONTENT_DIFFERS"));
  // The two forms share the ids.
  EXPECT_THAT(Import("document", table_), HasReason("IMPORT_CONTENT_DIFFERS"));
}

TEST_F(PlanImportServiceTest, TheSameUnderAnotherIdChangesNothing) {
  ImportBoth();
  const std::string before = Everything();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport document, ImportDocument("document-2"));
  EXPECT_FALSE(document.replayed());
  EXPECT_EQ(document.created_count(), 0);
  EXPECT_EQ(document.changed_count(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport table, Import("", table_));
  EXPECT_FALSE(table.replayed());
  EXPECT_TRUE(absl::StartsWith(table.import_id(), "import-")) << table.import_id();
  EXPECT_EQ(table.created_count(), 0);
  EXPECT_EQ(table.changed_count(), 0);
  EXPECT_GT(table.unchanged_count(), 44);
  EXPECT_EQ(Everything(), before);
}

TEST_F(PlanImportServiceTest, AnAlteredTextOfOneRowRefusesTheFile) {
  ABSL_ASSERT_OK(ImportDocument("document"));
  const std::string before = Everything();
  const std::string altered =
      WithEdit(table_, ",O2.1,", "Use a partnership approach", "Use another approach");
  const auto refused = Import("table", altered);
  EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(Told(refused), "IMPORT_REFUSED rows[13].action");
  EXPECT_THAT(FieldsTold(refused), ElementsAre("rows[13].action: differs from that of O2 in row 12 "
                                               "(ACTION_TEXT_DIFFERS)"));
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "1");
  EXPECT_EQ(Everything(), before);
  EXPECT_EQ(Count("plan_import"), "1");
  // It left no trace: the id is free.
  ABSL_EXPECT_OK(Import("table", table_));
}

TEST_F(PlanImportServiceTest, EveryFaultIsNamedWithItsRow) {
  ABSL_ASSERT_OK(ImportDocument("document"));
  const std::string csv = absl::StrCat(
      kPlanHeader, "Victim,V1,Text,NP,,V1.1,,,,,,\n", "Victims,V2,Text,,,V2,,,,,,\n",
      "Victims,V3,Text,NP,,V4,,,,,,\n", "Victims,V5,Text,NP,,V5,,,PURPLE,,,\n",
      "Victims,V6,Text,NP,,V6,,,GREEN,2018-02-30,,\n", "Victims,V7,Text,NP,,V7,,,GREEN,,,\n",
      "Victims,V8,Text,NP,,V8,See also V8,,,,,\n", "Victims,V8,Other,NP,,V8,,,,,,\n");
  const auto refused = Import("table", csv);
  EXPECT_EQ(Told(refused),
            "IMPORT_REFUSED rows[2].theme rows[3].opcc_lead rows[4].activity_code rows[5].rag "
            "rows[6].as_of rows[7].as_of rows[8].narrative rows[9].action "
            "rows[9].activity_code");
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "9");
  EXPECT_EQ(Count("activity"), "0");
  EXPECT_THAT(Import("table", "theme,code\n"), HasReason("IMPORT_REFUSED"));
  EXPECT_THAT(Import("table", ""), HasReason("IMPORT_REFUSED"));
}

TEST_F(PlanImportServiceTest, ADocumentsFaultsAreNamedByTheirPlace) {
  document_.mutable_themes(1)->set_prefix("V");
  document_.mutable_themes(2)->mutable_priorities_for_action(3)->set_code("X4");
  document_.mutable_themes(3)->mutable_priorities_for_action(0)->clear_text();
  const auto refused = ImportDocument("document");
  EXPECT_EQ(Told(refused),
            "IMPORT_REFUSED document.themes[1].prefix "
            "document.themes[2].priorities_for_action[3].code "
            "document.themes[3].priorities_for_action[0].text");
  EXPECT_EQ(Count("theme"), "0");
}

TEST_F(PlanImportServiceTest, EachFaultOfADocumentHasItsReason) {
  v1::PlanDocumentTheme& theme = *document_.mutable_themes(0);
  theme.set_prefix("vv");
  theme.set_aim(std::string(20'001, 'a'));
  theme.mutable_priorities_for_action(0)->set_code("V01");
  theme.mutable_priorities_for_action(0)->clear_text();
  EXPECT_THAT(
      FieldsTold(ImportDocument("document")),
      ElementsAre("document.themes[0].prefix: must be one capital letter (PREFIX_INVALID)",
                  "document.themes[0].aim: must have at most 20000 characters (TEXT_TOO_LONG)",
                  "document.themes[0].priorities_for_action[0].code: must be a capital letter and "
                  "a number from 1 without leading zeros, as V1 (CODE_INVALID)",
                  "document.themes[0].priorities_for_action[0].text: must be given "
                  "(FIELD_REQUIRED)"));
}

TEST_F(PlanImportServiceTest, ACheckWritesNothing) {
  const std::string empty = Everything();
  ABSL_ASSERT_OK_AND_ASSIGN(v1::PlanImport checked, ImportDocument("document", true));
  EXPECT_TRUE(checked.validate_only());
  EXPECT_EQ(checked.import_id(), "");
  EXPECT_FALSE(checked.has_create_time());
  EXPECT_EQ(Everything(), empty);
  ABSL_ASSERT_OK(ImportDocument("document"));
  const std::string before = Everything();
  const std::string events = Events();
  ABSL_ASSERT_OK_AND_ASSIGN(checked, Import("table", table_, true));
  EXPECT_TRUE(checked.validate_only());
  EXPECT_EQ(checked.row_count(), 44);
  EXPECT_GT(checked.created_count(), 44);
  EXPECT_EQ(Everything(), before);
  EXPECT_EQ(Events(), events);
  EXPECT_EQ(Count("plan_import"), "1");
}

TEST_F(PlanImportServiceTest, WhatIsExportedIsWhatWasImported) {
  ImportBoth();
  const std::string exported = Export();
  EXPECT_EQ(exported.substr(0, exported.find('\n')),
            absl::StrCat(absl::StripSuffix(kPlanHeader, "\n"), ",override_reason"));
  const std::vector<PlanImportRow> given = RowsOf(table_);
  const std::vector<PlanImportRow> got = RowsOf(exported);
  ASSERT_EQ(got.size(), given.size());
  for (size_t i = 0; i < given.size(); ++i) {
    EXPECT_EQ(ColumnsOf(got[i]), ColumnsOf(given[i])) << i;
  }
  const std::string before = Everything();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport again, Import("export", exported));
  EXPECT_EQ(again.row_count(), 44);
  EXPECT_EQ(again.created_count(), 0);
  EXPECT_EQ(again.changed_count(), 0);
  EXPECT_EQ(again.status_count(), 0);
  EXPECT_EQ(Everything(), before);
  EXPECT_EQ(Told(Ask(*plans_, &Plans::ExportPlan,
                     Text("name: '", kForcesPlan, "' as_of: '2199-01-01'"), Viewer(kForce))),
            "DATE_IN_FUTURE as_of");
}

TEST_F(PlanImportServiceTest, ColoursAreReportedOnce) {
  ABSL_ASSERT_OK(ImportDocument("document"));
  const std::string csv =
      absl::StrCat(kPlanHeader, "Victims,V1,Text,NP,,V1.1,Under way,,AMBER,2018-03-31,2018-12-31,",
                   "\xe2\x86\x93\n", "Victims,V2,Text,NP,,V2,,,GREEN,,,\n");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport first, Import("q1", csv, false, "2018-04-30"));
  EXPECT_EQ(first.status_count(), 2);
  EXPECT_THAT(first.unresolved_leads(), ElementsAre("NP"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::StatusEntry entry,
      Ask(*activities_, &Activities::GetStatusEntry,
          Text("name: '", kForcesPlan,
               "/actions/v1/activities/v1-1/statusEntries/s2018-03-31-001'")));
  EXPECT_EQ(entry.rag(), v1::StatusEntry::YELLOW);
  EXPECT_EQ(entry.narrative(), "Under way");
  EXPECT_EQ(entry.author(), "analyst-1");
  EXPECT_EQ(entry.direction_as_printed(), "\xe2\x86\x93");
  EXPECT_TRUE(entry.has_create_time());
  const std::string before = Everything();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport again, Import("export", Export()));
  EXPECT_EQ(again.status_count(), 0);
  EXPECT_EQ(again.changed_count(), 0);
  EXPECT_EQ(Everything(), before);
  EXPECT_EQ(Told(Import("white", WithEdit(csv, ",V1.1,", "AMBER,2018-03-31", "WHITE,2018-04-01"),
                        false, "2018-04-30")),
            "IMPORT_REFUSED rows[2].rag");
}

TEST_F(PlanImportServiceTest, WhatIsWrittenBetweenTablesIsExportedAndGivesWayToTheNext) {
  ABSL_ASSERT_OK(ImportDocument("document"));
  const std::string csv =
      absl::StrCat(kPlanHeader, "Victims,V1,Text,NP,,V1.1,Under way,,AMBER,2018-03-31,,\n");
  ABSL_ASSERT_OK(Import("q1", csv));
  const std::string activity = Text(kForcesPlan, "/actions/v1/activities/v1-1");
  ABSL_ASSERT_OK(Ask(*activities_, &Activities::UpdateActivity,
                     Text("activity { name: '", activity,
                          "' narrative: 'By hand' } update_mask { paths: 'narrative' }")));
  const std::string exported = Export();
  EXPECT_THAT(exported, ::testing::HasSubstr("By hand"));
  const std::string before = Everything();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport again, Import("export", exported));
  EXPECT_EQ(again.changed_count(), 0);
  EXPECT_EQ(again.status_count(), 0);
  EXPECT_EQ(Everything(), before);
  // Of a day before the one on which it was written by hand: it is what is said now, all the same.
  ABSL_ASSERT_OK(Import("q2", WithEdit(csv, ",V1.1,", "Under way,,AMBER,2018-03-31",
                                       "As the table has it,,GREEN,2018-06-30")));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Activity now,
      Ask(*activities_, &Activities::GetActivity, Text("name: '", activity, "'"), Viewer(kForce)));
  EXPECT_EQ(now.narrative(), "As the table has it");
  EXPECT_THAT(Export(), ::testing::HasSubstr("As the table has it"));
  EXPECT_THAT(Export("2018-05-01"), ::testing::HasSubstr("Under way"));
}

TEST_F(PlanImportServiceTest, AHyphenClearsWhatAnEmptyCellLeaves) {
  ABSL_ASSERT_OK(ImportDocument("document"));
  const std::string first = absl::StrCat(
      kPlanHeader,
      "Victims,V1,Text,NP,Constabulary,V1.1,Under way,\"Share\n\nTrain\",,,2018-12-31,\n");
  ABSL_ASSERT_OK(Import("first", first));
  const std::string empty = absl::StrCat(kPlanHeader, "Victims,V1,Text,NP,,V1.1,,,,,,\n");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport nothing, Import("empty", empty));
  EXPECT_EQ(nothing.changed_count(), 0);
  // Who delivers it has done so since a day before today.
  Value("UPDATE delivery.lead SET first_day = '2018-01-01'");
  const std::string hyphens = absl::StrCat(kPlanHeader, "Victims,V1,Text,NP,-,V1.1,-,-,,,-,\n");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport cleared, Import("hyphens", hyphens));
  EXPECT_EQ(cleared.changed_count(), 4);  // the activity, a lead, two opportunities
  EXPECT_EQ(Value("SELECT narrative || coalesce(target_date::text, '') FROM delivery.activity"),
            "");
  EXPECT_EQ(Count("opportunity"), "0");
  EXPECT_EQ(Count("lead WHERE last_day IS NULL"), "1");
  EXPECT_EQ(Value("SELECT count(*) FROM delivery.event_out WHERE type = 'opportunity.deleted'"),
            "2");
  const std::string before = Everything();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanImport again, Import("again", hyphens));
  EXPECT_EQ(again.changed_count(), 0);
  EXPECT_EQ(Everything(), before);
  EXPECT_EQ(Told(Import("no-lead", absl::StrCat(kPlanHeader, "Victims,V1,Text,-,,V1.1,,,,,,\n"))),
            "IMPORT_REFUSED rows[2].opcc_lead");
}

TEST_F(PlanImportServiceTest, ADocumentNamesIndicatorsByTheirIdsToo) {
  const auto item = [&] { return document_.mutable_themes(0)->mutable_business_intelligence(0); };
  item()->add_indicators("all-recorded-crime");
  item()->add_indicators("forces/cambridgeshire/indicators/burglary");
  ABSL_ASSERT_OK(ImportDocument("document"));
  EXPECT_EQ(Value("SELECT indicators FROM delivery.business_intelligence_item "
                  "WHERE cardinality(indicators) > 0"),
            "{forces/cambridgeshire/indicators/all-recorded-crime,"
            "forces/cambridgeshire/indicators/burglary}");
  item()->add_indicators("forces/kent/indicators/burglary");
  EXPECT_EQ(Told(ImportDocument("other")),
            "RESOURCE_NAME_INVALID document.themes[0].business_intelligence[0].indicators[2]");
}

TEST_F(PlanImportServiceTest, WhatIsAskedIsLookedAtFirst) {
  EXPECT_EQ(Told(Import("Not An Id", table_)), "ID_INVALID import_id");
  EXPECT_EQ(Told(Import("table", table_, false, "2018-02-30")), "DATE_MALFORMED as_of");
  EXPECT_THAT(Import("table", table_, false, "", Viewer(kForce)),
              StatusIs(StatusCode::kPermissionDenied));
  v1::ImportPlanDocumentRequest request;
  request.set_name("forces/cambridgeshire/plans/none");
  *request.mutable_document() = document_;
  EXPECT_EQ(Told(Call(*plans_, &Plans::ImportPlanDocument, request, Analyst(kForce))),
            "PLAN_UNKNOWN");
  Value(
      "INSERT INTO delivery.plan SELECT (jsonb_populate_record(p, '{\"id\": \"next\"}')).* FROM "
      "delivery.plan p");
  Value("UPDATE delivery.plan SET state = 3, successor = 'next' WHERE id = 'plan-2017'");
  EXPECT_EQ(Told(ImportDocument("document")), "STATE_NOT_ALLOWED");
}

}  // namespace
}  // namespace copperplate::delivery
