#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "libs/digest/sha256.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/delivery/storage/testing/assurance_world.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::IsEmpty;

const absl::CivilDay kGivenOn(2018, 2, 8);

class AssuranceRepositoryTest
    : public ::testing::TestWithParam<std::unique_ptr<AssuranceWorld> (*)()> {
 protected:
  static RequestContext Context(std::string force = "cambridgeshire") {
    RequestContext context;
    context.force = std::move(force);
    context.caller = "somebody";
    context.call_id = "call-1";
    context.deadline = absl::Now() + absl::Seconds(30);
    return context;
  }
  static RequestContext Repeatable(absl::string_view body) {
    RequestContext context = Context();
    context.idempotency = Idempotency{"7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01", Sha256(body)};
    return context;
  }
  static AssuranceEntry GivenEntry(std::string id, Marking marking = Marking::kOfficial) {
    AssuranceEntry entry;
    entry.id = std::move(id);
    entry.objective = "Detainees are safe.";
    entry.principal_risk_ref = "R12";
    entry.controls = {{"visits", "Independent, custody \"visitors\""}, {"audit", "Internal audit"}};
    entry.gaps_control = "None";
    entry.gaps_assurance = "No audit yet";
    entry.marking = marking;
    entry.owner = "Head of Custody";
    return entry;
  }
  static Assurance GivenAssurance(std::string id, absl::CivilDay given_on = kGivenOn) {
    return {.id = std::move(id),
            .control = "audit",
            .line = 3,
            .source = "Internal audit",
            .given_on = given_on,
            .level = "PARTIAL"};
  }

  AssuranceRepository& entries() { return world_->entries(); }
  AssuranceWorld& world() { return *world_; }

  absl::StatusOr<Changed<AssuranceEntryRecord>> PutEntry(const RequestContext& context,
                                                         const AssuranceEntry& entry,
                                                         WriteMode mode = WriteMode::kWrite) {
    const auto decide =
        [&](const HeldAssuranceEntry& held) -> absl::StatusOr<Decided<AssuranceEntryRecord>> {
      seen_entries_ = held.entries;
      AssuranceEntryRecord record{entry, {}};
      return held.present == nullptr ? Created(std::move(record))
                                     : Updated(held.present->entry, std::move(record));
    };
    const auto image = [](const AssuranceEntryRecord&) { return std::string("{}"); };
    const auto reply = [](const AssuranceEntryRecord& record) {
      return absl::StrCat("reply ", record.header.version);
    };
    return entries().ChangeEntry(
        context, {.entry = entry.id, .decide = decide, .mode = mode, .print = {image, reply}});
  }
  AssuranceEntryRecord MustPutEntry(const AssuranceEntry& entry) {
    const auto changed = PutEntry(Context(), entry);
    EXPECT_TRUE(changed.ok()) << changed.status();
    return changed.ok() ? std::get<AssuranceEntryRecord>(*changed) : AssuranceEntryRecord();
  }

  absl::StatusOr<Changed<AssuranceRecord>> PutAssurance(const RequestContext& context,
                                                        const std::string& entry,
                                                        const Assurance& assurance,
                                                        bool deleted = false) {
    const auto decide =
        [&](const AssuranceContent& content,
            const std::vector<AssuranceLevel>& levels) -> absl::StatusOr<Decided<AssuranceRecord>> {
      seen_levels_.clear();
      for (const AssuranceLevel& level : levels) seen_levels_.push_back(level.code);
      if (!deleted) return Created(AssuranceRecord{assurance, {}});
      return Deleted(*FindById(content.assurances, assurance.id));
    };
    const auto image = [](const AssuranceRecord&) { return std::string("{}"); };
    const auto reply = [](const AssuranceRecord& record) {
      return absl::StrCat("reply ", record.header.version);
    };
    return entries().ChangeAssurance(
        context,
        {.entry = entry, .decide = decide, .mode = WriteMode::kWrite, .print = {image, reply}});
  }
  AssuranceRecord MustPutAssurance(const std::string& entry, const Assurance& assurance,
                                   bool deleted = false) {
    const auto changed = PutAssurance(Context(), entry, assurance, deleted);
    EXPECT_TRUE(changed.ok()) << changed.status();
    return changed.ok() ? std::get<AssuranceRecord>(*changed) : AssuranceRecord();
  }

  // None: those of all.
  absl::StatusOr<Changed<AssuranceLevelsRecord>> PutLevels(
      const RequestContext& context, const std::vector<AssuranceLevel>& levels,
      WriteMode mode = WriteMode::kWrite) {
    const auto decide =
        [&](const HeldAssuranceLevels& held) -> absl::StatusOr<Decided<AssuranceLevelsRecord>> {
      held_levels_ = held;
      AssuranceLevelsRecord record;
      record.own = !levels.empty();
      record.levels = record.own ? levels : held.of_all;
      return Updated(held.present, std::move(record));
    };
    const auto image = [](const AssuranceLevelsRecord&) { return std::string("{}"); };
    const auto reply = [](const AssuranceLevelsRecord& record) {
      return absl::StrCat("reply ", record.header.version);
    };
    return entries().ChangeLevels(context,
                                  {.decide = decide, .mode = mode, .print = {image, reply}});
  }
  AssuranceLevelsRecord MustPutLevels(const std::vector<AssuranceLevel>& levels) {
    const auto changed = PutLevels(Context(), levels);
    EXPECT_TRUE(changed.ok()) << changed.status();
    return changed.ok() ? std::get<AssuranceLevelsRecord>(*changed) : AssuranceLevelsRecord();
  }

  std::vector<std::string> Ids(const AssuranceEntryQuery& query) {
    const auto page = entries().List(Context(), query);
    EXPECT_TRUE(page.ok()) << page.status();
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const AssuranceEntryRecord& record : page->rows) ids.push_back(record.entry.id);
    if (page->more) ids.emplace_back("...");
    return ids;
  }
  // `e1: a2 a1` for each entry.
  std::vector<std::string> Framework(const AssuranceFrameworkQuery& query) {
    const auto framework = entries().ReadFramework(Context(), query);
    EXPECT_TRUE(framework.ok()) << framework.status();
    std::vector<std::string> told;
    if (!framework.ok()) return told;
    for (const AssuranceContent& content : framework->entries) {
      std::string& line = told.emplace_back(absl::StrCat(content.entry.entry.id, ":"));
      for (const AssuranceRecord& record : content.assurances) {
        absl::StrAppend(&line, " ", record.assurance.id);
      }
    }
    return told;
  }
  std::vector<std::string> LevelsOf(const std::string& force, bool own) {
    const auto held = entries().ReadLevels(Context(force));
    EXPECT_TRUE(held.ok()) << held.status();
    std::vector<std::string> codes;
    if (!held.ok()) return codes;
    EXPECT_EQ(held->own, own);
    for (const AssuranceLevel& level : held->levels) codes.push_back(level.code);
    return codes;
  }

  int seen_entries_ = -1;
  std::vector<std::string> seen_levels_;
  HeldAssuranceLevels held_levels_;

 private:
  const std::unique_ptr<AssuranceWorld> world_ = GetParam()();
};

TEST_P(AssuranceRepositoryTest, AnEntryComesBackAsItWasPut) {
  const AssuranceEntryRecord first = MustPutEntry(GivenEntry("e1"));
  EXPECT_EQ(seen_entries_, 0);
  EXPECT_EQ(first.header.uid.size(), 36u);
  EXPECT_EQ(first.header.version, 1);
  EXPECT_EQ(first.header.created_by, "somebody");
  const auto content = entries().Get(Context(), "e1", false);
  ABSL_ASSERT_OK(content);
  const AssuranceEntry& entry = content->entry.entry;
  EXPECT_EQ(entry.objective, "Detainees are safe.");
  EXPECT_EQ(entry.plan_objective, "");
  EXPECT_EQ(entry.principal_risk_ref, "R12");
  ASSERT_EQ(entry.controls.size(), 2u);
  EXPECT_EQ(entry.controls[0].id, "visits");
  EXPECT_EQ(entry.controls[0].text, "Independent, custody \"visitors\"");
  EXPECT_EQ(entry.controls[1].id, "audit");
  EXPECT_EQ(entry.gaps_control, "None");
  EXPECT_EQ(entry.gaps_assurance, "No audit yet");
  EXPECT_THAT(entry.actions, IsEmpty());
  EXPECT_FALSE(entry.sensitive());
  EXPECT_EQ(entry.owner, "Head of Custody");
  EXPECT_EQ(content->entry.header.uid, first.header.uid);
  EXPECT_EQ(content->entry.header.create_time, first.header.create_time);
  EXPECT_THAT(content->assurances, IsEmpty());

  AssuranceEntry changed = GivenEntry("e1", Marking::kOfficialSensitive);
  changed.controls.clear();
  changed.owner = "Somebody else";
  EXPECT_EQ(MustPutEntry(changed).header.version, 2);
  EXPECT_EQ(seen_entries_, 1);
  const auto again = entries().Get(Context(), "e1", true);
  ABSL_ASSERT_OK(again);
  EXPECT_EQ(again->entry.header.uid, first.header.uid);
  EXPECT_THAT(again->entry.entry.controls, IsEmpty());
  EXPECT_TRUE(again->entry.entry.sensitive());
  EXPECT_EQ(again->entry.entry.owner, "Somebody else");
}

TEST_P(AssuranceRepositoryTest, AssurancesComeBackTheLatestFirstAndGo) {
  MustPutEntry(GivenEntry("e1"));
  EXPECT_EQ(MustPutAssurance("e1", GivenAssurance("b")).header.version, 2);
  MustPutAssurance("e1", GivenAssurance("a"));
  MustPutAssurance("e1", GivenAssurance("z", kGivenOn + 1));
  EXPECT_THAT(seen_levels_, ElementsAre("SUBSTANTIAL", "REASONABLE", "PARTIAL", "MINIMAL"));
  auto content = entries().Get(Context(), "e1", false);
  ABSL_ASSERT_OK(content);
  ASSERT_EQ(content->assurances.size(), 3u);
  EXPECT_EQ(content->assurances[0].assurance.id, "z");
  EXPECT_EQ(content->assurances[1].assurance.id, "a");
  const Assurance& last = content->assurances[2].assurance;
  EXPECT_EQ(last.id, "b");
  EXPECT_EQ(last.control, "audit");
  EXPECT_EQ(last.line, 3);
  EXPECT_EQ(last.source, "Internal audit");
  EXPECT_EQ(last.given_on, kGivenOn);
  EXPECT_EQ(last.level, "PARTIAL");

  MustPutAssurance("e1", GivenAssurance("a"), /*deleted=*/true);
  content = entries().Get(Context(), "e1", false);
  ABSL_ASSERT_OK(content);
  EXPECT_EQ(content->assurances.size(), 2u);
  EXPECT_GT(MustPutAssurance("e1", GivenAssurance("a")).header.version, 5)
      << "versions of an id only ever grow";
  EXPECT_THAT(
      world().Events(),
      ElementsAre("assurance_entry.created forces/cambridgeshire/assuranceEntries/e1",
                  "assurance.created forces/cambridgeshire/assuranceEntries/e1/assurances/b",
                  "assurance.created forces/cambridgeshire/assuranceEntries/e1/assurances/a",
                  "assurance.created forces/cambridgeshire/assuranceEntries/e1/assurances/z",
                  "assurance.deleted forces/cambridgeshire/assuranceEntries/e1/assurances/a",
                  "assurance.created forces/cambridgeshire/assuranceEntries/e1/assurances/a"));
}

TEST_P(AssuranceRepositoryTest, WhatThereIsNotIsNamed) {
  EXPECT_THAT(entries().Get(Context(), "e1", true), HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  EXPECT_THAT(PutAssurance(Context(), "e1", GivenAssurance("a")),
              HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  const RequestContext nowhere = Context("atlantis");
  EXPECT_THAT(entries().List(nowhere, {.sensitive = true, .after = "", .limit = 5}),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(entries().ReadFramework(
                  nowhere, {.sensitive = true, .given_from = kGivenOn, .given_to = kGivenOn}),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(entries().ReadLevels(nowhere), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(PutLevels(nowhere, {{"FULL", "Full"}}), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(PutEntry(nowhere, GivenEntry("e1")), HasReason("FORCE_UNKNOWN"));
}

TEST_P(AssuranceRepositoryTest, AnotherForceSeesNothingOfIt) {
  MustPutEntry(GivenEntry("e1"));
  EXPECT_THAT(entries().Get(Context("essex"), "e1", true), HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  const auto framework = entries().ReadFramework(
      Context("essex"), {.sensitive = true, .given_from = kGivenOn, .given_to = kGivenOn});
  ABSL_ASSERT_OK(framework);
  EXPECT_THAT(framework->entries, IsEmpty());
}

TEST_P(AssuranceRepositoryTest, ListsPageByPageWhatTheCallerMayRead) {
  for (const char* id : {"c", "a", "d"}) MustPutEntry(GivenEntry(id));
  MustPutEntry(GivenEntry("b", Marking::kOfficialSensitive));
  EXPECT_THAT(Ids({.sensitive = false, .after = "", .limit = 2}), ElementsAre("a", "c", "..."));
  EXPECT_THAT(Ids({.sensitive = false, .after = "c", .limit = 2}), ElementsAre("d"));
  EXPECT_THAT(Ids({.sensitive = true, .after = "", .limit = 4}), ElementsAre("a", "b", "c", "d"));
}

TEST_P(AssuranceRepositoryTest, TheFrameworkHasTheAssurancesOfItsDays) {
  MustPutEntry(GivenEntry("e1"));
  MustPutEntry(GivenEntry("e2", Marking::kOfficialSensitive));
  MustPutEntry(GivenEntry("e3"));
  MustPutEntry(GivenEntry("e4"));
  for (const char* entry : {"e1", "e2", "e3"}) {
    MustPutAssurance(entry, GivenAssurance("early", kGivenOn - 1));
    MustPutAssurance(entry, GivenAssurance("first", kGivenOn));
    MustPutAssurance(entry, GivenAssurance("last", kGivenOn + 5));
    MustPutAssurance(entry, GivenAssurance("late", kGivenOn + 6));
  }
  AssuranceFrameworkQuery query{
      .sensitive = false, .given_from = kGivenOn, .given_to = kGivenOn + 5};
  EXPECT_THAT(Framework(query), ElementsAre("e1: last first", "e3: last first", "e4:"));
  query.sensitive = true;
  EXPECT_THAT(Framework(query),
              ElementsAre("e1: last first", "e2: last first", "e3: last first", "e4:"));
}

TEST_P(AssuranceRepositoryTest, EachReadingOfWhatIsSensitiveIsAnEvent) {
  MustPutEntry(GivenEntry("open"));
  MustPutEntry(GivenEntry("secret", Marking::kOfficialSensitive));
  EXPECT_THAT(entries().Get(Context(), "secret", false), HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  const size_t before = world().Events().size();
  const auto read = [&] {
    const std::vector<std::string> events = world().Events();
    return std::vector<std::string>(events.begin() + static_cast<std::ptrdiff_t>(before),
                                    events.end());
  };
  ABSL_EXPECT_OK(entries().Get(Context(), "open", true));
  EXPECT_THAT(read(), IsEmpty());
  const std::string event = "assurance_entry.read forces/cambridgeshire/assuranceEntries/secret";
  ABSL_EXPECT_OK(entries().Get(Context(), "secret", true));
  EXPECT_THAT(read(), ElementsAre(event));
  Ids({.sensitive = true, .after = "", .limit = 5});
  EXPECT_THAT(read(), ElementsAre(event, event));
  Framework({.sensitive = true, .given_from = kGivenOn, .given_to = kGivenOn});
  EXPECT_THAT(read(), ElementsAre(event, event, event));
  Framework({.sensitive = false, .given_from = kGivenOn, .given_to = kGivenOn});
  EXPECT_THAT(read(), ElementsAre(event, event, event));
}

TEST_P(AssuranceRepositoryTest, ForcesHaveTheirOwnLevelsOrThoseOfAll) {
  EXPECT_THAT(LevelsOf("cambridgeshire", false),
              ElementsAre("SUBSTANTIAL", "REASONABLE", "PARTIAL", "MINIMAL"));
  MustPutLevels({{"FULL", "Full"}, {"LIMITED", "Limited"}});
  EXPECT_THAT(LevelsOf("cambridgeshire", true), ElementsAre("FULL", "LIMITED"));
  EXPECT_THAT(LevelsOf("essex", false),
              ElementsAre("SUBSTANTIAL", "REASONABLE", "PARTIAL", "MINIMAL"));
  MustPutEntry(GivenEntry("e1"));
  MustPutAssurance("e1", GivenAssurance("a"));
  EXPECT_THAT(seen_levels_, ElementsAre("FULL", "LIMITED"));
}

TEST_P(AssuranceRepositoryTest, LevelsAreReplacedWholeAndCounted) {
  auto read = entries().ReadLevels(Context());
  ABSL_ASSERT_OK(read);
  EXPECT_EQ(read->header.version, 1);
  EXPECT_EQ(read->header.updated_by, "");
  AssuranceLevelsRecord put =
      MustPutLevels({{"NONE", "None"}, {"SOME", "Some"}, {"FULL", "In \"full\", sir"}});
  EXPECT_EQ(put.header.version, 2);
  EXPECT_EQ(held_levels_.present.levels.size(), 4u);
  EXPECT_FALSE(held_levels_.present.own);
  read = entries().ReadLevels(Context());
  ABSL_ASSERT_OK(read);
  EXPECT_TRUE(read->own);
  ASSERT_EQ(read->levels.size(), 3u) << "in their order, which is not that of their codes";
  EXPECT_EQ(read->levels[0].code, "NONE");
  EXPECT_EQ(read->levels[1].code, "SOME");
  EXPECT_EQ(read->levels[2].code, "FULL");
  EXPECT_EQ(read->levels[2].title, "In \"full\", sir");
  EXPECT_EQ(read->header.version, 2);
  EXPECT_EQ(read->header.updated_by, "somebody");
  EXPECT_EQ(read->header.update_time, put.header.update_time);

  EXPECT_EQ(MustPutLevels({{"FULL", "Full"}, {"NONE", "None"}}).header.version, 3);
  EXPECT_THAT(LevelsOf("cambridgeshire", true), ElementsAre("FULL", "NONE"));
  EXPECT_EQ(held_levels_.present.header.version, 2);
  ASSERT_EQ(held_levels_.of_all.size(), 4u);
  EXPECT_EQ(held_levels_.of_all[0].code, "SUBSTANTIAL");

  put = MustPutLevels({});
  EXPECT_EQ(put.header.version, 4);
  EXPECT_THAT(LevelsOf("cambridgeshire", false),
              ElementsAre("SUBSTANTIAL", "REASONABLE", "PARTIAL", "MINIMAL"));
  read = entries().ReadLevels(Context());
  ABSL_ASSERT_OK(read);
  EXPECT_EQ(read->header.version, 4) << "what was read before is known to be stale";
  EXPECT_THAT(world().Events(),
              ElementsAre("assurance_levels.updated forces/cambridgeshire/assuranceLevels",
                          "assurance_levels.updated forces/cambridgeshire/assuranceLevels",
                          "assurance_levels.updated forces/cambridgeshire/assuranceLevels"));
}

TEST_P(AssuranceRepositoryTest, AChangeOfLevelsIsToldWhichAreUsed) {
  MustPutEntry(GivenEntry("e1"));
  MustPutEntry(GivenEntry("e2", Marking::kOfficialSensitive));
  Assurance minimal = GivenAssurance("b");
  minimal.level = "MINIMAL";
  MustPutAssurance("e1", GivenAssurance("a"));
  MustPutAssurance("e1", GivenAssurance("c"));
  MustPutAssurance("e2", minimal);
  MustPutLevels({{"PARTIAL", "Partial"}, {"MINIMAL", "Minimal"}});
  EXPECT_THAT(held_levels_.used, ElementsAre("MINIMAL", "PARTIAL"));
  ABSL_ASSERT_OK(PutLevels(Context("essex"), {{"FULL", "Full"}}));
  EXPECT_THAT(held_levels_.used, IsEmpty());
}

TEST_P(AssuranceRepositoryTest, AChangeOfLevelsIsPreviewedAndRepeated) {
  const auto previewed = PutLevels(Context(), {{"FULL", "Full"}}, WriteMode::kValidateOnly);
  ABSL_ASSERT_OK(previewed);
  EXPECT_EQ(std::get<AssuranceLevelsRecord>(*previewed).header.version, 0);
  EXPECT_THAT(LevelsOf("cambridgeshire", false),
              ElementsAre("SUBSTANTIAL", "REASONABLE", "PARTIAL", "MINIMAL"));
  EXPECT_THAT(world().Events(), IsEmpty());
  ABSL_ASSERT_OK(PutLevels(Repeatable("body"), {{"FULL", "Full"}}));
  const auto repeated = PutLevels(Repeatable("body"), {{"FULL", "Full"}});
  ABSL_ASSERT_OK(repeated);
  EXPECT_EQ(std::get<FirstResult>(*repeated).reply, "reply 2");
  EXPECT_THAT(PutLevels(Repeatable("another"), {}), HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(world().Events().size(), 1u);
}

TEST_P(AssuranceRepositoryTest, WhatAnEntryNamesIsThereWhenItIsNamed) {
  AssuranceEntry entry = GivenEntry("e1");
  entry.plan_objective = "forces/cambridgeshire/plans/p/themes/t/objectives/o";
  entry.actions = {"forces/cambridgeshire/plans/p/actions/v1",
                   "forces/cambridgeshire/plans/p/actions/v2"};
  absl::Status refused = PutEntry(Context(), entry).status();
  EXPECT_THAT(refused, HasReason("OBJECTIVE_UNKNOWN"));
  EXPECT_THAT(FieldsOf(refused), ElementsAre("plan_objective", "actions[0]", "actions[1]"));

  world().AddReferences();
  refused = PutEntry(Context(), entry).status();
  EXPECT_THAT(refused, HasReason("ACTION_UNKNOWN"));
  EXPECT_THAT(FieldsOf(refused), ElementsAre("actions[1]"));

  entry.actions.pop_back();
  MustPutEntry(entry);
  const auto content = entries().Get(Context(), "e1", false);
  ABSL_ASSERT_OK(content);
  EXPECT_EQ(content->entry.entry.plan_objective,
            "forces/cambridgeshire/plans/p/themes/t/objectives/o");
  EXPECT_THAT(content->entry.entry.actions,
              ElementsAre("forces/cambridgeshire/plans/p/actions/v1"));
}

TEST_P(AssuranceRepositoryTest, WhatIsOfASensitivePlanIsNamedToWhoMayReadIt) {
  world().AddReferences();
  AssuranceEntry entry = GivenEntry("e1");
  entry.plan_objective = "forces/cambridgeshire/plans/p/themes/t/objectives/o";
  entry.actions = {"forces/cambridgeshire/plans/p/actions/v1"};
  MustPutEntry(entry);
  world().HideReferences();
  const auto named = [&](bool sensitive) {
    std::vector<std::string> names;
    const auto add = [&](const AssuranceEntry& one) {
      names.push_back(absl::StrCat(one.plan_objective, " ", absl::StrJoin(one.actions, " ")));
    };
    const auto content = entries().Get(Context(), "e1", sensitive);
    ABSL_EXPECT_OK(content);
    if (content.ok()) add(content->entry.entry);
    const auto page = entries().List(Context(), {.sensitive = sensitive, .after = "", .limit = 5});
    ABSL_EXPECT_OK(page);
    if (page.ok()) {
      for (const AssuranceEntryRecord& record : page->rows) add(record.entry);
    }
    const auto framework = entries().ReadFramework(
        Context(), {.sensitive = sensitive, .given_from = kGivenOn, .given_to = kGivenOn});
    ABSL_EXPECT_OK(framework);
    if (framework.ok()) {
      for (const AssuranceContent& one : framework->entries) add(one.entry.entry);
    }
    return names;
  };
  EXPECT_THAT(named(false), ElementsAre(" ", " ", " "));
  const std::string all = absl::StrCat(entry.plan_objective, " ", entry.actions[0]);
  EXPECT_THAT(named(true), ElementsAre(all, all, all));
}

TEST_P(AssuranceRepositoryTest, APreviewWritesNothing) {
  const auto previewed = PutEntry(Context(), GivenEntry("e1"), WriteMode::kValidateOnly);
  ABSL_ASSERT_OK(previewed);
  EXPECT_EQ(std::get<AssuranceEntryRecord>(*previewed).header.version, 0);
  EXPECT_THAT(entries().Get(Context(), "e1", true), HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  EXPECT_THAT(world().Events(), IsEmpty());
}

TEST_P(AssuranceRepositoryTest, ARepeatIsAnsweredAsTheFirst) {
  ABSL_ASSERT_OK(PutEntry(Repeatable("body"), GivenEntry("e1")));
  const auto repeated = PutEntry(Repeatable("body"), GivenEntry("e1"));
  ABSL_ASSERT_OK(repeated);
  EXPECT_EQ(std::get<FirstResult>(*repeated).reply, "reply 1");
  EXPECT_THAT(PutEntry(Repeatable("another"), GivenEntry("e1")), HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(world().Events().size(), 1u);
}

std::string NameOfAssuranceWorld(
    const ::testing::TestParamInfo<std::unique_ptr<AssuranceWorld> (*)()>& info) {
  return info.index == 0 ? "Fake" : "Postgres";
}

INSTANTIATE_TEST_SUITE_P(, AssuranceRepositoryTest,
                         ::testing::Values(&MakeFakeAssuranceWorld, &MakePostgresAssuranceWorld),
                         NameOfAssuranceWorld);

}  // namespace
}  // namespace copperplate::delivery
