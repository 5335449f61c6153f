#include "services/delivery/app/plan_csv.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/delivery/domain/plan_import.h"

namespace copperplate::delivery {
namespace {

constexpr char kPlanHeader[] =
    "theme,code,action,opcc_lead,delivery_lead,activity_code,narrative,partnership_opportunities";

struct ReadCsv {
  std::vector<PlanImportRow> rows;
  std::string faults;
};

ReadCsv ReadPlan(const std::string& content) {
  PlanCsvTaker taker;
  imports::Intake intake(taker, kMostPlanRows);
  EXPECT_TRUE(intake.Write(content).ok());
  EXPECT_TRUE(intake.Finish().ok());
  ReadCsv read{taker.rows(), ""};
  for (const imports::RowFault& fault : intake.faults().Kept()) {
    absl::StrAppend(&read.faults, read.faults.empty() ? "" : ", ", fault.line, " ", fault.field,
                    " ", fault.reason);
  }
  return read;
}

TEST(PlanCsvTest, ReadsTheColumnsAndTakesBlanksOff) {
  const ReadCsv read = ReadPlan(absl::StrCat(
      kPlanHeader, ",rag,as_of,target_date,direction_as_printed,override_reason\r\n",
      "Victims,V1, Identify.,NP / CS,Constabulary,V1.1,\"One,\ntwo\",,AMBER,2018-03-31,,,\r\n",
      "Victims,V2,Reduce.,NP,,V2,,,,,2019-01-01,\xe2\x86\x91, Agreed \r\n"));
  EXPECT_EQ(read.faults, "");
  ASSERT_EQ(read.rows.size(), 2);
  EXPECT_EQ(read.rows[0].line, 2);
  EXPECT_EQ(read.rows[0].action, "Identify.");
  EXPECT_EQ(read.rows[0].narrative, "One,\ntwo");
  EXPECT_EQ(read.rows[0].rag, Rag::kYellow);
  EXPECT_EQ(read.rows[0].as_of, absl::CivilDay(2018, 3, 31));
  EXPECT_EQ(read.rows[1].line, 4);
  EXPECT_EQ(read.rows[1].rag, std::nullopt);
  EXPECT_EQ(read.rows[1].target_date, absl::CivilDay(2019, 1, 1));
  EXPECT_EQ(read.rows[1].direction_as_printed, "\xe2\x86\x91");
  EXPECT_EQ(read.rows[1].override_reason, "Agreed");
}

TEST(PlanCsvTest, AHyphenAloneSaysThatThereIsNone) {
  const ReadCsv read = ReadPlan(
      absl::StrCat(kPlanHeader, ",target_date\nV,V1,A,-, - ,V1.1,-,-,-\nV,V1,A,NP,,V1.2,,,\n"));
  EXPECT_EQ(read.faults, "");
  ASSERT_EQ(read.rows.size(), 2);
  const PlanImportRow& none = read.rows[0];
  EXPECT_EQ(none.opcc_lead, "");
  EXPECT_TRUE(none.none.delivery_lead && none.none.narrative &&
              none.none.partnership_opportunities && none.none.target_date);
  EXPECT_EQ(absl::StrCat(none.delivery_lead, none.narrative, none.partnership_opportunities), "");
  EXPECT_EQ(none.target_date, std::nullopt);
  const PlanImportRow& silent = read.rows[1];
  EXPECT_FALSE(silent.none.delivery_lead || silent.none.narrative ||
               silent.none.partnership_opportunities || silent.none.target_date);
}

TEST(PlanCsvTest, NamesWhatIsWrongWithARow) {
  EXPECT_EQ(ReadPlan(absl::StrCat(kPlanHeader, ",rag,as_of\nV,V1,A,NP,C,V1,N,P,green,31/03/2018\n",
                                  "V,V1,A\n"))
                .faults,
            "2 rag RAG_UNKNOWN, 2 as_of DATE_MALFORMED, 3  FIELD_COUNT");
  EXPECT_EQ(ReadPlan("theme,code\n").faults,
            "1 action COLUMN_MISSING, 1 opcc_lead COLUMN_MISSING, 1 delivery_lead COLUMN_MISSING, "
            "1 activity_code COLUMN_MISSING, 1 narrative COLUMN_MISSING, "
            "1 partnership_opportunities COLUMN_MISSING");
}

template <typename Part>
void Adopt(const PartChanges<Part>& changes, std::vector<Part>& held) {
  held.insert(held.end(), changes.created.begin(), changes.created.end());
}

// What a plan of the theme is exported as on `kExportDay`, once `content` was imported into it, and
// what importing the export into the result would change.
struct Exported {
  std::string content;
  PlanImportOutcome again;
};

const absl::CivilDay kExportDay(2018, 5, 10);

Exported ImportAndExport(const std::string& content, const std::string& theme_name) {
  const PlanImportStamp stamp{kExportDay, "importer", absl::UnixEpoch()};
  PlanContent plan;
  plan.plan.id = "plan";
  plan.plan.effective_from = absl::CivilDay(2017, 4, 1);
  Theme theme;
  theme.id = "victims";
  theme.prefix = "V";
  theme.name = theme_name;
  plan.themes = {theme};
  PlanImport asked;
  asked.rows = ReadPlan(content).rows;
  const PlanImportOutcome outcome = DecideImport(plan, {}, asked, stamp);
  EXPECT_TRUE(outcome.faults.empty()) << outcome.faults[0].field << outcome.faults[0].reason;
  BoardFigures figures;
  figures.content = plan;
  Adopt(outcome.actions, figures.content.actions);
  Adopt(outcome.activities, figures.content.activities);
  Adopt(outcome.opportunities, figures.content.opportunities);
  Adopt(outcome.leads, figures.content.leads);
  Adopt(outcome.links, figures.content.links);
  figures.statuses = outcome.statuses;
  Exported exported{PrintPlanCsv(ComputeBoard(figures, kExportDay)), {}};
  asked.rows = ReadPlan(exported.content).rows;
  exported.again = DecideImport(figures.content, outcome.statuses, asked, stamp);
  return exported;
}

TEST(PlanCsvTest, WhatIsExportedWasImported) {
  const std::string content = absl::StrCat(
      kPlanHeader, ",rag,as_of,target_date,direction_as_printed,override_reason\n",
      "Victims,V1,Identify victims. (Note: see),NP / CS,Constabulary,V1.1,Under way,\"Share\n\n",
      "Train\",YELLOW,2018-03-31,2019-03-31,\xe2\x86\x91,\n",
      "Victims,V2,Reduce harm.,NP,,V2,See also V1,,GREEN,2018-03-31,2018-03-30,,\"Done, but \n",
      "unsigned\"\n", "Victims,V3,Help.,NP,,V3,,,,,,,\n");
  const Exported exported = ImportAndExport(content, "Victims");
  EXPECT_EQ(exported.content, content);
  EXPECT_TRUE(exported.again.faults.empty());
  EXPECT_EQ(exported.again.changed_count, 0);
  EXPECT_TRUE(exported.again.statuses.empty());
}

TEST(PlanCsvTest, WhatLooksLikeAFormulaIsImportedAsItWasExported) {
  const std::string content = absl::StrCat(
      kPlanHeader, ",rag,as_of,target_date,direction_as_printed,override_reason\n",
      "'@Victims,V1,'=Identify victims.,'+NP / CS,'-CC,V1.1,'-1 of 3,'@Share,YELLOW,2018-03-31,,",
      "'=up,'@supplier\n");
  const Exported exported = ImportAndExport(content, "@Victims");
  EXPECT_EQ(exported.content, content);
  EXPECT_TRUE(exported.again.faults.empty());
  EXPECT_EQ(exported.again.created_count, 0);
  EXPECT_EQ(exported.again.changed_count, 0);
  EXPECT_TRUE(exported.again.statuses.empty());
  const std::vector<PlanImportRow> rows = ReadPlan(content).rows;
  ASSERT_EQ(rows.size(), 1);
  EXPECT_EQ(rows[0].narrative, "-1 of 3");
  EXPECT_EQ(rows[0].direction_as_printed, "=up");
  EXPECT_EQ(rows[0].override_reason, "@supplier");
}

}  // namespace
}  // namespace copperplate::delivery
