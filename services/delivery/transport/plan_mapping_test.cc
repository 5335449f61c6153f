#include "services/delivery/transport/plan_mapping.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/testing/told.h"
#include "services/delivery/transport/status_entry_mapping.h"
#include "services/delivery/transport/testing/mapping_test.h"

namespace copperplate::delivery {
namespace {

using testing::Told;

const absl::CivilDay kMappingToday(2018, 5, 10);

constexpr char kLeastPlan[] = R"(title: "P" owner: "O" kind: CORPORATE marking: OFFICIAL)";
const PartPath kReported = {"p", "v1", "v1-1"};

std::string PlanFaults(const std::string& text) {
  Faults faults;
  ReadPlan("essex", "p", MessageOf<v1::Plan>(text), kMappingToday, faults);
  return Told(faults);
}

std::string EntryFaults(const std::string& text) {
  Faults faults;
  ReadStatusEntry("essex", kReported, MessageOf<v1::StatusEntry>(text), faults);
  return Told(faults);
}

TEST(PlanMappingTest, IsShownAsItWasGiven) {
  const std::string given = R"(
      title: "Police and Crime Plan" kind: POLICE_AND_CRIME owner: "Commissioner"
      parent_plan: "forces/essex/plans/corporate" vision: "V" area: "Essex"
      effective_from: "2017-04-01" effective_to: "2020-03-31" stale_after_days: 31
      marking: OFFICIAL_SENSITIVE elected_on: "2016-05-05" chief_consulted_on: "2016-09-01"
      draft_to_panel_on: "2016-11-01" panel_report_on: "2016-12-01" response_on: "2017-01-10"
      issued_on: "2017-03-01" historic_import: true)";
  Faults faults;
  const Plan plan = ReadPlan("essex", "p", MessageOf<v1::Plan>(given), kMappingToday, faults);
  EXPECT_EQ(Told(faults), "");
  EXPECT_EQ(
      WritePlan("essex", {plan, {}}).DebugString(),
      MessageOf<v1::Plan>(R"(name: "forces/essex/plans/p" state: DRAFT)" + given).DebugString());
}

TEST(PlanMappingTest, ShowsWhatOnlyTheServiceSays) {
  Faults faults;
  PlanRecord record{ReadPlan("essex", "p", MessageOf<v1::Plan>(kLeastPlan), kMappingToday, faults),
                    {}};
  record.plan.state = PlanState::kSuperseded;
  record.plan.successor = "q";
  record.header = {.uid = "u",
                   .create_time = absl::FromUnixSeconds(1),
                   .update_time = absl::FromUnixSeconds(2),
                   .version = 3};
  const v1::Plan shown = WritePlan("essex", record);
  EXPECT_EQ(shown.state(), v1::Plan::SUPERSEDED);
  EXPECT_EQ(shown.successor(), "forces/essex/plans/q");
  EXPECT_EQ(shown.uid(), "u");
  EXPECT_EQ(shown.update_time().seconds(), 2);
}

TEST(PlanMappingTest, OnlyTheServiceSaysTheStateAndTheSuccessor) {
  Faults faults;
  const Plan plan =
      ReadPlan("essex", "p",
               MessageOf<v1::Plan>(absl::StrCat(
                   kLeastPlan, R"( state: SUPERSEDED successor: "forces/essex/plans/q")")),
               kMappingToday, faults);
  EXPECT_EQ(plan.state, PlanState::kDraft);
  EXPECT_EQ(plan.successor, "");
}

TEST(PlanMappingTest, AStatusIsStaleAfter92DaysUnlessThePlanSaysOtherwise) {
  Faults faults;
  EXPECT_EQ(ReadPlan("essex", "p", MessageOf<v1::Plan>(kLeastPlan), kMappingToday, faults)
                .stale_after_days,
            92);
  EXPECT_EQ(PlanFaults(absl::StrCat(kLeastPlan, " stale_after_days: 0")),
            "NUMBER_OUT_OF_RANGE stale_after_days");
}

TEST(PlanMappingTest, HasFaultsByItsFields) {
  EXPECT_EQ(PlanFaults(""), "FIELD_REQUIRED kind marking title owner");
  EXPECT_EQ(PlanFaults(R"(elected_on: "2016-05-05" title: "P" owner: "O" marking: OFFICIAL)"),
            "FIELD_REQUIRED kind");
  EXPECT_EQ(PlanFaults(R"(title: "P" owner: "O" marking: OFFICIAL kind: POLICE_AND_CRIME)"),
            "FIELD_REQUIRED area");
  EXPECT_EQ(PlanFaults(absl::StrCat(kLeastPlan, R"( issued_on: "2017-03-01")")),
            "FIELD_NOT_FOR_KIND issued_on");
  EXPECT_EQ(PlanFaults(absl::StrCat(kLeastPlan, R"( effective_from: "2017-3-1")")),
            "DATE_MALFORMED effective_from");
}

TEST(PlanMappingTest, AParentIsOfTheForce) {
  Faults faults;
  const v1::Plan by_id = MessageOf<v1::Plan>(absl::StrCat(kLeastPlan, R"( parent_plan: "q")"));
  EXPECT_EQ(ReadPlan("essex", "p", by_id, kMappingToday, faults).parent, "q");
  EXPECT_EQ(PlanFaults(absl::StrCat(kLeastPlan, R"( parent_plan: "forces/kent/plans/q")")),
            "RESOURCE_NAME_INVALID parent_plan");
  EXPECT_EQ(PlanFaults(absl::StrCat(kLeastPlan, R"( parent_plan: "plans/q")")),
            "RESOURCE_NAME_INVALID parent_plan");
}

TEST(StatusEntryMappingTest, IsShownAsItWasReported) {
  const std::string given = R"(
      as_of: "2018-05-10" rag: GREEN narrative: "N" override_reason: "O"
      corrects: "forces/essex/plans/p/actions/v1/activities/v1-1/statusEntries/s2018-05-09-001")";
  Faults faults;
  StatusEntry entry =
      ReadStatusEntry("essex", kReported, MessageOf<v1::StatusEntry>(given), faults);
  EXPECT_EQ(Told(faults), "");
  entry.id = "s2018-05-10-001";
  entry.entered_by = "a";
  entry.direction_as_printed = "↑";
  const RecordHeader header{.uid = "u",
                            .create_time = absl::FromUnixSeconds(1),
                            .update_time = absl::FromUnixSeconds(1),
                            .version = 1};
  const std::string in = "forces/essex/plans/p/actions/v1/activities/v1-1/statusEntries/";
  EXPECT_EQ(WriteStatusEntry("essex", "p", entry, header, "s2018-05-11-001").DebugString(),
            MessageOf<v1::StatusEntry>(given + R"( uid: "u" create_time { seconds: 1 } author: "a"
                                     direction_as_printed: "↑" name: ")" +
                                       in + R"(s2018-05-10-001" corrected_by: ")" + in +
                                       R"(s2018-05-11-001")")
                .DebugString());
}

TEST(StatusEntryMappingTest, HasFaultsByItsFields) {
  EXPECT_EQ(EntryFaults(""), "FIELD_REQUIRED as_of rag");
  EXPECT_EQ(EntryFaults(R"(as_of: "2018-05-10" rag: RED corrects: "s2018-05-09-001")"), "");
}

TEST(StatusEntryMappingTest, CorrectsAnEntryOfItsActivity) {
  for (const char* corrects :
       {"forces/kent/plans/p/actions/v1/activities/v1-1/statusEntries/s",
        "forces/essex/plans/q/actions/v1/activities/v1-1/statusEntries/s",
        "forces/essex/plans/p/actions/v2/activities/v1-1/statusEntries/s",
        "forces/essex/plans/p/actions/v1/activities/v1-2/statusEntries/s", "statusEntries/s"}) {
    EXPECT_EQ(
        EntryFaults(absl::StrCat(R"(as_of: "2018-05-10" rag: RED corrects: ")", corrects, "\"")),
        "RESOURCE_NAME_INVALID corrects")
        << corrects;
  }
}

}  // namespace
}  // namespace copperplate::delivery
