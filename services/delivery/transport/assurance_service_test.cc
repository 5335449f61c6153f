#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/delivery/v1/assurance_service.grpc.pb.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/delivery/transport/testing/service_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;

constexpr char kEssex[] = "essex";
constexpr char kE1[] = "forces/essex/assuranceEntries/e1";

class AssuranceServiceTest : public ServiceTest {
 protected:
  using Stub = v1::AssuranceService::Stub;

  static v1::AssuranceEntry GivenEntry(v1::AssuranceEntry::Marking marking) {
    v1::AssuranceEntry entry;
    entry.set_objective("Detainees are safe.");
    entry.set_principal_risk_ref("R12");
    for (const char* id : {"audit", "visits"}) {
      v1::Control& control = *entry.add_controls();
      control.set_control_id(id);
      control.set_text("Looked at");
    }
    entry.set_marking(marking);
    entry.set_owner("Head of Custody");
    return entry;
  }
  static v1::Assurance GivenAssurance(const std::string& control, const std::string& level) {
    v1::Assurance assurance;
    assurance.set_control(control);
    assurance.set_line(3);
    assurance.set_source("Internal audit");
    assurance.set_given_on("2018-02-08");
    assurance.set_level(level);
    return assurance;
  }

  absl::StatusOr<v1::AssuranceEntry> Create(const std::string& id, const v1::AssuranceEntry& entry,
                                            const Caller& caller = Analyst(kEssex)) {
    v1::CreateAssuranceEntryRequest request;
    request.set_parent("forces/essex");
    request.set_assurance_entry_id(id);
    *request.mutable_assurance_entry() = entry;
    return Call(*stub_, &Stub::CreateAssuranceEntry, request, caller);
  }
  absl::StatusOr<v1::AssuranceEntry> Create(
      const std::string& id, v1::AssuranceEntry::Marking marking = v1::AssuranceEntry::OFFICIAL) {
    return Create(id, GivenEntry(marking));
  }
  absl::StatusOr<v1::Assurance> Give(const std::string& id, const v1::Assurance& assurance,
                                     const std::string& entry = kE1) {
    v1::CreateAssuranceRequest request;
    request.set_parent(entry);
    request.set_assurance_id(id);
    *request.mutable_assurance() = assurance;
    return Call(*stub_, &Stub::CreateAssurance, request, Analyst(kEssex));
  }
  absl::StatusOr<v1::AssuranceEntry> Get(const std::string& name, const Caller& caller) {
    v1::GetAssuranceEntryRequest request;
    request.set_name(name);
    return Call(*stub_, &Stub::GetAssuranceEntry, request, caller);
  }
  absl::StatusOr<v1::AssuranceFramework> Framework(const std::string& as_of,
                                                   const Caller& caller = Viewer(kEssex)) {
    v1::GetAssuranceFrameworkRequest request;
    request.set_name("forces/essex/assuranceFramework");
    request.set_as_of(as_of);
    return Call(*stub_, &Stub::GetAssuranceFramework, request, caller);
  }
  static v1::UpdateAssuranceLevelsRequest LevelsRequest(const std::vector<std::string>& codes) {
    v1::UpdateAssuranceLevelsRequest request;
    request.mutable_assurance_levels()->set_name("forces/essex/assuranceLevels");
    for (const std::string& code : codes) {
      v1::AssuranceLevel& level = *request.mutable_assurance_levels()->add_levels();
      level.set_code(code);
      level.set_title(absl::StrCat("Level ", code));
    }
    request.mutable_update_mask()->add_paths("levels");
    return request;
  }

  std::unique_ptr<Stub> stub_ = v1::AssuranceService::NewStub(channel());
};

TEST_F(AssuranceServiceTest, AnEntryIsCreatedReadAndChanged) {
  const auto created = Create("e1");
  ABSL_ASSERT_OK(created);
  EXPECT_EQ(created->name(), kE1);
  EXPECT_EQ(created->uid().size(), 36u);
  const auto read = Get(kE1, Viewer(kEssex));
  ABSL_ASSERT_OK(read);
  EXPECT_EQ(read->SerializeAsString(), created->SerializeAsString());
  EXPECT_EQ(read->controls(1).control_id(), "visits");
  EXPECT_EQ(read->marking(), v1::AssuranceEntry::OFFICIAL);

  v1::UpdateAssuranceEntryRequest request;
  request.mutable_assurance_entry()->set_name(kE1);
  request.mutable_assurance_entry()->set_etag(read->etag());
  request.mutable_assurance_entry()->set_gaps_control("No second line.");
  request.mutable_update_mask()->add_paths("gaps_control");
  const auto updated = Call(*stub_, &Stub::UpdateAssuranceEntry, request, Publisher(kEssex));
  ABSL_ASSERT_OK(updated);
  EXPECT_EQ(updated->gaps_control(), "No second line.");
  EXPECT_EQ(updated->objective(), "Detainees are safe.");
  EXPECT_EQ(updated->created_by(), "analyst-1");
  EXPECT_EQ(updated->updated_by(), "publisher-1");
  const auto stale = Call(*stub_, &Stub::UpdateAssuranceEntry, request, Publisher(kEssex));
  EXPECT_THAT(stale, StatusIs(StatusCode::kAborted));
  EXPECT_THAT(stale, HasReason("ETAG_MISMATCH"));
}

TEST_F(AssuranceServiceTest, EveryFaultOfAnEntryIsNamedAtOnce) {
  v1::AssuranceEntry entry;
  entry.set_plan_objective("forces/kent/plans/p/themes/t/objectives/o");
  entry.add_controls();
  entry.add_actions("forces/essex/plans/p");
  entry.add_actions("forces/kent/plans/p/actions/v1");
  const auto refused = Create("E1", entry);
  EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(refused, HasReason("OBJECTIVE_NOT_OF_FORCE"));
  EXPECT_THAT(
      FieldsOf(refused.status()),
      ElementsAre("assurance_entry.plan_objective", "assurance_entry.actions[0]",
                  "assurance_entry.actions[1]", "assurance_entry.marking", "assurance_entry_id",
                  "assurance_entry.objective", "assurance_entry.principal_risk_ref",
                  "assurance_entry.controls[0].control_id", "assurance_entry.controls[0].text",
                  "assurance_entry.owner"));

  entry = GivenEntry(v1::AssuranceEntry::OFFICIAL);
  entry.set_plan_objective("forces/essex/plans/p/themes/t/objectives/o");
  entry.add_actions("forces/essex/plans/p/actions/v1");
  const auto unknown = Create("e1", entry);
  EXPECT_THAT(unknown, HasReason("OBJECTIVE_UNKNOWN"));
  EXPECT_THAT(FieldsOf(unknown.status()),
              ElementsAre("assurance_entry.plan_objective", "assurance_entry.actions[0]"));

  ABSL_ASSERT_OK(Create("e1"));
  const auto taken = Create("e1");
  EXPECT_THAT(taken, StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(taken, HasReason("ASSURANCE_ENTRY_EXISTS"));
}

TEST_F(AssuranceServiceTest, WhoOnlyReadsSeesNothingThatIsSensitive) {
  ABSL_ASSERT_OK(Create("e1", v1::AssuranceEntry::OFFICIAL_SENSITIVE));
  ABSL_ASSERT_OK(Create("e2"));
  ABSL_ASSERT_OK(Give("a1", GivenAssurance("audit", "PARTIAL")));
  EXPECT_THAT(Get(kE1, Viewer(kEssex)), HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  ABSL_EXPECT_OK(Get(kE1, Analyst(kEssex)));

  v1::ListAssurancesRequest of_entry;
  of_entry.set_parent(kE1);
  EXPECT_THAT(Call(*stub_, &Stub::ListAssurances, of_entry, Viewer(kEssex)),
              HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  v1::GetAssuranceRequest assurance;
  assurance.set_name("forces/essex/assuranceEntries/e1/assurances/a1");
  EXPECT_THAT(Call(*stub_, &Stub::GetAssurance, assurance, Viewer(kEssex)),
              HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  ABSL_EXPECT_OK(Call(*stub_, &Stub::GetAssurance, assurance, Admin(kEssex)));

  v1::ListAssuranceEntriesRequest list;
  list.set_parent("forces/essex");
  auto page = Call(*stub_, &Stub::ListAssuranceEntries, list, Viewer(kEssex));
  ABSL_ASSERT_OK(page);
  EXPECT_EQ(page->assurance_entries_size(), 1);
  list.set_page_size(1);
  page = Call(*stub_, &Stub::ListAssuranceEntries, list, Publisher(kEssex));
  ABSL_ASSERT_OK(page);
  EXPECT_EQ(page->assurance_entries(0).name(), kE1);
  list.set_page_token(page->next_page_token());
  page = Call(*stub_, &Stub::ListAssuranceEntries, list, Publisher(kEssex));
  ABSL_ASSERT_OK(page);
  EXPECT_EQ(page->assurance_entries(0).name(), "forces/essex/assuranceEntries/e2");
  EXPECT_EQ(page->next_page_token(), "");

  const auto framework = Framework("2018-02-08");
  ABSL_ASSERT_OK(framework);
  EXPECT_EQ(framework->rows_size(), 1);
  EXPECT_THAT(Create("e3", GivenEntry(v1::AssuranceEntry::OFFICIAL), Viewer(kEssex)),
              HasReason("ROLE_MISSING"));
}

TEST_F(AssuranceServiceTest, AnAssuranceIsRecordedListedAndDeleted) {
  ABSL_ASSERT_OK(Create("e1"));
  const auto given = Give("a1", GivenAssurance("audit", "PARTIAL"));
  ABSL_ASSERT_OK(given);
  EXPECT_EQ(given->name(), "forces/essex/assuranceEntries/e1/assurances/a1");
  EXPECT_EQ(given->given_on(), "2018-02-08");
  EXPECT_EQ(given->line(), 3);
  v1::Assurance later = GivenAssurance("visits", "MINIMAL");
  later.set_given_on("2018-02-09");
  ABSL_ASSERT_OK(Give("a2", later));

  v1::ListAssurancesRequest list;
  list.set_parent(kE1);
  list.set_page_size(1);
  auto page = Call(*stub_, &Stub::ListAssurances, list, Viewer(kEssex));
  ABSL_ASSERT_OK(page);
  EXPECT_EQ(page->assurances(0).level(), "MINIMAL");
  list.set_page_token(page->next_page_token());
  page = Call(*stub_, &Stub::ListAssurances, list, Viewer(kEssex));
  ABSL_ASSERT_OK(page);
  EXPECT_EQ(page->assurances(0).SerializeAsString(), given->SerializeAsString());
  EXPECT_EQ(page->next_page_token(), "");

  v1::DeleteAssuranceRequest deletion;
  deletion.set_name(given->name());
  deletion.set_etag("\"stale\"");
  EXPECT_THAT(Call(*stub_, &Stub::DeleteAssurance, deletion, Analyst(kEssex)),
              HasReason("ETAG_MISMATCH"));
  deletion.set_etag(given->etag());
  ABSL_ASSERT_OK(Call(*stub_, &Stub::DeleteAssurance, deletion, Analyst(kEssex)));
  EXPECT_THAT(Call(*stub_, &Stub::DeleteAssurance, deletion, Analyst(kEssex)),
              HasReason("ASSURANCE_UNKNOWN"));
}

TEST_F(AssuranceServiceTest, EveryFaultOfAnAssuranceIsNamed) {
  ABSL_ASSERT_OK(Create("e1"));
  v1::Assurance wrong = GivenAssurance("", "");
  wrong.set_line(4);
  wrong.set_given_on("2199-01-01");
  auto refused = Give("a1", wrong);
  EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("assurance.control", "assurance.line",
                                                      "assurance.given_on", "assurance.level"));
  wrong = GivenAssurance("audit", "PARTIAL");
  wrong.set_given_on("2199-01-01");
  EXPECT_THAT(Give("a1", wrong), HasReason("DATE_IN_FUTURE"));
  wrong.set_given_on("2018-02-30");
  EXPECT_THAT(Give("a1", wrong), HasReason("DATE_MALFORMED"));
  refused = Give("a1", GivenAssurance("inspection", "FULL"));
  EXPECT_THAT(refused, HasReason("CONTROL_UNKNOWN"));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("assurance.control", "assurance.level"));
  EXPECT_THAT(Give("a1", GivenAssurance("audit", "FULL")), HasReason("LEVEL_UNKNOWN"));
  EXPECT_THAT(Give("a1", GivenAssurance("audit", "PARTIAL"), "forces/essex/assuranceEntries/e2"),
              HasReason("ASSURANCE_ENTRY_UNKNOWN"));
}

TEST_F(AssuranceServiceTest, AControlInUseStays) {
  ABSL_ASSERT_OK(Create("e1"));
  ABSL_ASSERT_OK(Give("a1", GivenAssurance("audit", "PARTIAL")));
  v1::UpdateAssuranceEntryRequest request;
  request.mutable_assurance_entry()->set_name(kE1);
  request.mutable_update_mask()->add_paths("controls");
  const auto refused = Call(*stub_, &Stub::UpdateAssuranceEntry, request, Analyst(kEssex));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("CONTROL_IN_USE"));
}

TEST_F(AssuranceServiceTest, TheFrameworkRatesEachEntry) {
  ABSL_ASSERT_OK(Create("e1"));
  ABSL_ASSERT_OK(Create("e2"));
  ABSL_ASSERT_OK(Give("a1", GivenAssurance("audit", "SUBSTANTIAL")));
  ABSL_ASSERT_OK(Give("a2", GivenAssurance("visits", "PARTIAL")));
  ABSL_ASSERT_OK(
      Give("a1", GivenAssurance("audit", "SUBSTANTIAL"), "forces/essex/assuranceEntries/e2"));
  const auto framework = Framework("2018-02-08");
  ABSL_ASSERT_OK(framework);
  EXPECT_EQ(framework->name(), "forces/essex/assuranceFramework");
  EXPECT_EQ(framework->as_of(), "2018-02-08");
  ASSERT_EQ(framework->rows_size(), 2);
  const v1::AssuranceFrameworkRow& row = framework->rows(0);
  EXPECT_EQ(row.entry(), kE1);
  EXPECT_EQ(row.rating(), "PARTIAL");
  EXPECT_EQ(row.rating_text(), "Partial");
  EXPECT_EQ(row.principal_risk_ref(), "R12");
  ASSERT_EQ(row.controls_size(), 2);
  EXPECT_EQ(row.controls(0).rating(), "SUBSTANTIAL");
  EXPECT_EQ(row.controls(0).assurance(), "forces/essex/assuranceEntries/e1/assurances/a1");
  EXPECT_EQ(row.controls(0).line(), 3);
  EXPECT_EQ(row.controls(0).given_on(), "2018-02-08");
  EXPECT_EQ(row.controls(1).rating_text(), "Partial");
  const v1::AssuranceFrameworkRow& unassured = framework->rows(1);
  EXPECT_EQ(unassured.rating(), "NOT_ASSURED");
  EXPECT_EQ(unassured.rating_text(), "Not assured");
  EXPECT_EQ(unassured.controls(0).rating(), "SUBSTANTIAL");
  EXPECT_EQ(unassured.controls(1).rating(), "NOT_ASSURED");
  EXPECT_EQ(unassured.controls(1).assurance(), "");

  const auto today = Framework("");
  ABSL_ASSERT_OK(today);
  EXPECT_EQ(today->rows(0).rating(), "NOT_ASSURED") << "they are old by now";
  EXPECT_THAT(Framework("2199-01-01"), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Framework("2018-2-8"), HasReason("DATE_MALFORMED"));
}

TEST_F(AssuranceServiceTest, AnActionOfASensitivePlanIsNotNamedToAViewer) {
  Value(
      "INSERT INTO delivery.plan (force, id, uid, version, created_at, created_by, updated_at, "
      "updated_by, changes, title, kind, owner, vision, area, stale_after_days, state, marking, "
      "historic_import) SELECT 'essex', id, gen_random_uuid(), 1, now(), 't', now(), 't', 1, 'A', "
      "4, 'O', '', '', 92, 1, marking, false FROM (VALUES ('p', 1), ('q', 2)) v (id, marking);"
      "INSERT INTO delivery.theme SELECT 'essex', id, 't', gen_random_uuid(), 1, now(), 't', "
      "now(), 't', 'V', 'T', '', '', '{}', '{}', '{}', '{}', 1 FROM delivery.plan;"
      "INSERT INTO delivery.priority_action SELECT 'essex', id, 'v1', gen_random_uuid(), 1, now(), "
      "'t', now(), 't', 't', 'V1', 'A', '', '', '{}', '', NULL, '', '2018-05-10' FROM "
      "delivery.plan");
  constexpr char kSecret[] = "forces/essex/plans/q/actions/v1";
  constexpr char kOpen[] = "forces/essex/plans/p/actions/v1";
  v1::AssuranceEntry entry = GivenEntry(v1::AssuranceEntry::OFFICIAL);
  entry.add_actions(kSecret);
  entry.add_actions(kOpen);
  ABSL_ASSERT_OK(Create("e1", entry));
  const auto named = [&](const Caller& caller) {
    std::vector<std::string> names;
    const auto read = Get(kE1, caller);
    ABSL_EXPECT_OK(read);
    if (read.ok()) names.insert(names.end(), read->actions().begin(), read->actions().end());
    const auto framework = Framework("", caller);
    ABSL_EXPECT_OK(framework);
    if (framework.ok()) {
      const auto& actions = framework->rows(0).actions();
      names.insert(names.end(), actions.begin(), actions.end());
    }
    v1::ListAssuranceEntriesRequest request;
    request.set_parent("forces/essex");
    const auto page = Call(*stub_, &Stub::ListAssuranceEntries, request, caller);
    ABSL_EXPECT_OK(page);
    if (page.ok()) {
      const auto& actions = page->assurance_entries(0).actions();
      names.insert(names.end(), actions.begin(), actions.end());
    }
    return names;
  };
  EXPECT_THAT(named(Viewer(kEssex)), ElementsAre(kOpen, kOpen, kOpen));
  EXPECT_THAT(named(Analyst(kEssex)), ElementsAre(kSecret, kOpen, kSecret, kOpen, kSecret, kOpen));
}

TEST_F(AssuranceServiceTest, LevelsAreInTheOrderOfTheForce) {
  v1::GetAssuranceLevelsRequest request;
  request.set_name("forces/essex/assuranceLevels");
  auto levels = Call(*stub_, &Stub::GetAssuranceLevels, request, Viewer(kEssex));
  ABSL_ASSERT_OK(levels);
  EXPECT_FALSE(levels->own());
  ASSERT_EQ(levels->levels_size(), 4);
  EXPECT_EQ(levels->levels(0).code(), "SUBSTANTIAL");
  EXPECT_EQ(levels->levels(0).title(), "Substantial");
  EXPECT_EQ(levels->levels(3).code(), "MINIMAL");

  EXPECT_FALSE(levels->has_update_time());

  v1::UpdateAssuranceLevelsRequest change = LevelsRequest({"FULL", "LIMITED"});
  change.mutable_assurance_levels()->set_etag(levels->etag());
  change.set_request_id("7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  EXPECT_THAT(Call(*stub_, &Stub::UpdateAssuranceLevels, change, Analyst(kEssex)),
              HasReason("ROLE_MISSING"));
  const auto changed = Call(*stub_, &Stub::UpdateAssuranceLevels, change, Publisher(kEssex));
  ABSL_ASSERT_OK(changed);
  EXPECT_TRUE(changed->own());
  ASSERT_EQ(changed->levels_size(), 2);
  EXPECT_EQ(changed->levels(0).code(), "FULL");
  EXPECT_EQ(changed->updated_by(), "publisher-1");
  EXPECT_NE(changed->etag(), levels->etag());
  levels = Call(*stub_, &Stub::GetAssuranceLevels, request, Viewer(kEssex));
  ABSL_ASSERT_OK(levels);
  EXPECT_EQ(levels->SerializeAsString(), changed->SerializeAsString());
  EXPECT_EQ(Value("SELECT type || ' ' || subject || ' ' || actor FROM delivery.event_out"),
            "assurance_levels.updated forces/essex/assuranceLevels publisher-1");

  const auto repeated = Call(*stub_, &Stub::UpdateAssuranceLevels, change, Publisher(kEssex));
  ABSL_ASSERT_OK(repeated);
  EXPECT_EQ(repeated->SerializeAsString(), changed->SerializeAsString());
  change.clear_request_id();
  EXPECT_THAT(Call(*stub_, &Stub::UpdateAssuranceLevels, change, Publisher(kEssex)),
              HasReason("ETAG_MISMATCH"));
}

TEST_F(AssuranceServiceTest, WhatIsWrongWithLevelsIsNamed) {
  v1::UpdateAssuranceLevelsRequest request = LevelsRequest({"FULL", "full", "FULL"});
  const auto refused = Call(*stub_, &Stub::UpdateAssuranceLevels, request, Admin(kEssex));
  EXPECT_THAT(refused, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(refused, HasReason("LEVEL_CODE_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()),
              ElementsAre("assurance_levels.levels[1].code", "assurance_levels.levels[2].code",
                          "assurance_levels.levels[2].title"));
  request = LevelsRequest({"FULL"});
  request.mutable_update_mask()->add_paths("own");
  EXPECT_THAT(Call(*stub_, &Stub::UpdateAssuranceLevels, request, Admin(kEssex)),
              HasReason("FIELD_OUTPUT_ONLY"));
}

TEST_F(AssuranceServiceTest, ALevelInUseStaysAndItsPlaceDecides) {
  ABSL_ASSERT_OK(Create("e1"));
  ABSL_ASSERT_OK(Give("a1", GivenAssurance("audit", "SUBSTANTIAL")));
  ABSL_ASSERT_OK(Give("a2", GivenAssurance("visits", "PARTIAL")));
  const auto refused =
      Call(*stub_, &Stub::UpdateAssuranceLevels, LevelsRequest({"FULL", "PARTIAL"}), Admin(kEssex));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("LEVEL_IN_USE"));
  ABSL_ASSERT_OK(Call(*stub_, &Stub::UpdateAssuranceLevels,
                      LevelsRequest({"PARTIAL", "SUBSTANTIAL"}), Admin(kEssex)));
  auto framework = Framework("2018-02-08");
  ABSL_ASSERT_OK(framework);
  EXPECT_EQ(framework->rows(0).rating(), "SUBSTANTIAL") << "now the lower of the two";
  EXPECT_EQ(framework->rows(0).rating_text(), "Level SUBSTANTIAL");
  const auto given_back =
      Call(*stub_, &Stub::UpdateAssuranceLevels, LevelsRequest({}), Admin(kEssex));
  ABSL_ASSERT_OK(given_back);
  EXPECT_FALSE(given_back->own());
  EXPECT_EQ(given_back->levels_size(), 4);
  framework = Framework("2018-02-08");
  ABSL_ASSERT_OK(framework);
  EXPECT_EQ(framework->rows(0).rating(), "PARTIAL");

  v1::UpdateAssuranceLevelsRequest of_all = LevelsRequest({"FULL"});
  of_all.mutable_assurance_levels()->set_name("forces/national/assuranceLevels");
  EXPECT_THAT(Call(*stub_, &Stub::UpdateAssuranceLevels, of_all, Admin("national")),
              HasReason("LEVELS_OF_ALL"));
}

}  // namespace
}  // namespace copperplate::delivery
