// Imports of plans on PostgreSQL: all of one or nothing, and each once.
#include "services/delivery/storage/plan_import_storage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/digest/sha256.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/app/ports/plan_import_repository.h"
#include "services/delivery/storage/testing/plan_data.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

using testing::HasReason;
using testing::IsOk;

using DecideImported = std::function<absl::StatusOr<PlanImportOutcome>(
    const PlanContent&, absl::Span<const StatusEntry>, absl::Time)>;

class PlanImportStorageTest : public ::testing::Test {
 protected:
  PlanImportStorageTest() {
    auto storage = ServiceDatabase::Create();
    EXPECT_THAT(storage, IsOk());
    storage_ = *std::move(storage);
    imports_ = std::make_unique<PlanImportStorage>(
        change_postgres::ChangeParts{storage_->pool(), storage_->uuids()});
    Value(kPlanData);
    images_.theme = [](const PartRecord<Theme>& record) {
      return absl::StrCat("{\"theme\":\"", record.part.name, "\"}");
    };
    images_.status = [](const StatusRecord& record) {
      return absl::StrCat("{\"status\":\"", record.entry.id, "\"}");
    };
    images_.whole = [](const PlanImportRecord&) { return std::string("{}"); };
  }

  std::string Value(const std::string& sql) {
    auto value = storage_->database().RunAsSuperuser(sql);
    EXPECT_THAT(value, IsOk());
    return value.value_or("");
  }
  // Of the import's change: `theme.updated {"theme":"a"} {"theme":"b"}`, one below the other.
  std::string Events() {
    return Value(
        "SELECT coalesce(string_agg(type || ' ' || coalesce(before, '') || ' ' || after, E'\\n' "
        "ORDER BY type COLLATE \"C\"), '') FROM (SELECT type, before, after FROM delivery.event "
        "UNION ALL SELECT type, before, after FROM delivery.event_out) e");
  }
  absl::StatusOr<PlanImportRecord> Apply(const DecideImported& decide,
                                         const std::string& content = "content",
                                         const std::string& import_id = "first",
                                         WriteMode mode = WriteMode::kWrite,
                                         const std::string& force = "cambridgeshire") {
    RequestContext context;
    context.force = force;
    context.caller = "importer";
    context.call_id = "call-1";
    context.deadline = absl::Now() + absl::Seconds(60);
    return imports_->Apply(context, {.plan = "pcp",
                                     .import_id = import_id,
                                     .content = Sha256(content),
                                     .row_count = 2,
                                     .decide = decide,
                                     .mode = mode,
                                     .images = images_});
  }
  // A theme is added, another renamed, and a colour reported.
  static absl::StatusOr<PlanImportOutcome> Outcome(const PlanContent& content,
                                                   absl::Span<const StatusEntry>, absl::Time now) {
    PlanImportOutcome outcome;
    for (const Theme& theme : content.themes) {
      if (theme.id == "victims") outcome.themes.changed.push_back(theme);
    }
    Theme added = outcome.themes.changed.front();
    outcome.themes.changed.front().name = "Those harmed";
    added.id = "communities";
    added.prefix = "C";
    added.name = "Communities";
    added.order = 3;
    outcome.themes.created.push_back(added);
    StatusEntry entry;
    entry.id = "s2018-06-01-001";
    entry.action = "o1";
    entry.activity = "o1-1";
    entry.as_of = absl::CivilDay(2018, 6, 1);
    entry.rag = Rag::kGreen;
    entry.entered_by = "importer";
    entry.entered_at = now;
    outcome.statuses.push_back(entry);
    outcome.created_count = 1;
    outcome.changed_count = 1;
    outcome.unchanged_count = 7;
    outcome.unresolved_leads = {"CS", "NP"};
    outcome.unresolved_links = {"T9: section 10.1"};
    return outcome;
  }

  std::unique_ptr<ServiceDatabase> storage_;
  std::unique_ptr<PlanImportStorage> imports_;
  PlanImages images_;
};

TEST_F(PlanImportStorageTest, WritesEachPartWithItsEvent) {
  const auto record = Apply(Outcome);
  ABSL_ASSERT_OK(record);
  EXPECT_EQ(record->header.created_by, "importer");
  EXPECT_EQ(record->status_count, 1);
  EXPECT_EQ(Value("SELECT string_agg(id || ' ' || name || ' ' || version, ', ' ORDER BY id) FROM "
                  "delivery.theme WHERE plan = 'pcp'"),
            "communities Communities 2, offenders Offenders 1, victims Those harmed 2");
  EXPECT_EQ(Value("SELECT rag || ' ' || created_by FROM delivery.status_entry WHERE activity = "
                  "'o1-1'"),
            "4 importer");
  EXPECT_EQ(Events(),
            "plan.imported  {}\nstatus_entry.created  {\"status\":\"s2018-06-01-001\"}\n"
            "theme.created  {\"theme\":\"Communities\"}\n"
            "theme.updated {\"theme\":\"Victims\"} {\"theme\":\"Those harmed\"}");
}

TEST_F(PlanImportStorageTest, ARepeatIsTheFirstResultAndIsNotDecidedAgain) {
  const auto first = Apply(Outcome);
  ABSL_ASSERT_OK(first);
  const std::string events = Events();
  const auto never = [](const PlanContent&, absl::Span<const StatusEntry>,
                        absl::Time) -> absl::StatusOr<PlanImportOutcome> {
    return absl::InternalError("decided again");
  };
  const auto again = Apply(never);
  ABSL_ASSERT_OK(again);
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->header.create_time, first->header.create_time);
  EXPECT_EQ(again->row_count, 2);
  EXPECT_EQ(again->created_count, 1);
  EXPECT_EQ(again->changed_count, 1);
  EXPECT_EQ(again->unchanged_count, 7);
  EXPECT_EQ(again->status_count, 1);
  EXPECT_EQ(again->unresolved_leads, first->unresolved_leads);
  EXPECT_EQ(again->unresolved_links, first->unresolved_links);
  EXPECT_EQ(Events(), events);
  EXPECT_THAT(Apply(never, "other"), HasReason("IMPORT_CONTENT_DIFFERS"));
}

TEST_F(PlanImportStorageTest, WhatIsRefusedOrOnlyCheckedLeavesNothing) {
  const auto refuse = [](const PlanContent& content, absl::Span<const StatusEntry> history,
                         absl::Time) -> absl::StatusOr<PlanImportOutcome> {
    EXPECT_EQ(content.plan.id, "pcp");
    EXPECT_EQ(content.themes.size(), 2);
    EXPECT_EQ(history.size(), 5);
    return absl::InvalidArgumentError("no");
  };
  EXPECT_EQ(Apply(refuse).status().code(), absl::StatusCode::kInvalidArgument);
  const auto checked = Apply(Outcome, "content", "first", WriteMode::kValidateOnly);
  ABSL_ASSERT_OK(checked);
  EXPECT_TRUE(checked->validate_only);
  EXPECT_EQ(checked->created_count, 1);
  EXPECT_EQ(Events(), "");
  EXPECT_EQ(Value("SELECT count(*) FROM delivery.plan_import"), "0");
  EXPECT_EQ(Value("SELECT count(*) FROM delivery.theme WHERE plan = 'pcp'"), "2");
  // A row that the tables refuse takes the rows before it along.
  const auto broken = [](const PlanContent& content, absl::Span<const StatusEntry> history,
                         absl::Time now) -> absl::StatusOr<PlanImportOutcome> {
    auto outcome = Outcome(content, history, now);
    outcome->statuses.front().activity = "none";
    return outcome;
  };
  EXPECT_FALSE(Apply(broken).ok());
  EXPECT_EQ(Value("SELECT count(*) FROM delivery.theme WHERE plan = 'pcp'"), "2");
  EXPECT_EQ(Events(), "");
}

TEST_F(PlanImportStorageTest, IsOfOneForceAndOnePlan) {
  const auto elsewhere = [](const PlanContent&, absl::Span<const StatusEntry>,
                            absl::Time) -> absl::StatusOr<PlanImportOutcome> {
    return absl::InternalError("decided elsewhere");
  };
  EXPECT_THAT(Apply(elsewhere, "content", "first", WriteMode::kWrite, "essex"),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(Apply(elsewhere, "content", "first", WriteMode::kWrite, "nowhere"),
              HasReason("FORCE_UNKNOWN"));
}

TEST_F(PlanImportStorageTest, OfTwoAtOnceOneIsWritten) {
  absl::StatusOr<PlanImportRecord> one = absl::UnknownError("");
  absl::StatusOr<PlanImportRecord> other = absl::UnknownError("");
  std::thread first([&] { one = Apply(Outcome); });
  std::thread second([&] { other = Apply(Outcome); });
  first.join();
  second.join();
  ABSL_ASSERT_OK(one);
  ABSL_ASSERT_OK(other);
  EXPECT_NE(one->replayed, other->replayed);
  EXPECT_EQ(Value("SELECT count(*) FROM delivery.plan_import"), "1");
}

}  // namespace
}  // namespace copperplate::delivery
