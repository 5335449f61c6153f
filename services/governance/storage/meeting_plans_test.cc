// The statements of meetings reach their rows by index, as the runtime role and with row-level
// security on, and a page of them is read by as many statements as one of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/postgres/observer.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/governance/storage/meeting_reader_storage.h"
#include "services/governance/storage/meeting_rows.h"
#include "services/governance/storage/testing/service_database.h"

namespace copperplate::governance {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

// Forty bodies of two forces, each with 120 meetings of ten items.
constexpr char kMeetings[] = R"(
    CREATE TEMPORARY TABLE b AS SELECT force, 'b' || n AS id
        FROM (VALUES ('essex'), ('kent')) v (force), generate_series(10, 29) n;
    INSERT INTO governance.body (force, id, uid, version, created_at, created_by, updated_at,
        updated_by, code, title, aliases, kind, is_public)
        SELECT force, id, gen_random_uuid(), 1, now(), '', now(), '', upper(id), id, '{}', 1, true
        FROM b;
    INSERT INTO governance.meeting (force, body, id, uid, version, created_at, created_by,
        updated_at, updated_by, date, start_minute, venue, is_public, previous_minutes_of,
        historic_import, state, pack_fixed_at, end_reason, postponed_to, postponed_from)
        SELECT force, id, 'm' || n, gen_random_uuid(), 1, now(), '', now(), '',
        '2008-01-10'::date + n * 30, 840, '', true, '{}', true, 4, now(), '', '', ''
        FROM b, generate_series(1, 120) n;
    INSERT INTO governance.agenda_item (force, body, meeting, id, uid, version, created_at,
        created_by, updated_at, updated_by, number, place_before, title, purpose, report_from,
        restricted, restriction_reason, significant_public_interest, urgency_reason, carried_from)
        SELECT force, b.id, 'm' || n, 'i' || i, gen_random_uuid(), 1, now(), '', now(), '',
        i::text, i, 'Custody', 1, 'Head of Custody', false, '', false, '', ''
        FROM b, generate_series(1, 120) n, generate_series(1, 10) i)";

class CountingObserver final : public postgres::Observer {
 public:
  void OnStatement(const postgres::StatementReport&) override { ++count_; }
  // Since it was asked last.
  int Take() { return count_.exchange(0); }

 private:
  std::atomic<int> count_ = 0;
};

class MeetingPlansTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(storage_, ServiceDatabase::Create());
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(kMeetings));
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser("VACUUM ANALYZE"));
  }
  std::string Plan(const postgres::Statement& statement, absl::string_view arguments) {
    const auto plan =
        testing_postgres::ExplainAsRuntime(storage_->database(), statement, "essex", arguments);
    EXPECT_THAT(plan, testing::IsOk());
    return plan.value_or("");
  }
  std::vector<std::string> Scans(absl::string_view table, absl::string_view plan) {
    const auto scans = testing_postgres::ScansOf(storage_->database(), table, plan);
    EXPECT_THAT(scans, testing::IsOk());
    return scans.value_or(std::vector<std::string>());
  }

  std::unique_ptr<ServiceDatabase> storage_;
};

TEST_F(MeetingPlansTest, APageOfABodyReadsItsMeetingsAlone) {
  const std::string plan =
      Plan(PartRows<Meeting>::Statements().list(), "'essex', '{b11}', '', 11, NULL, NULL, NULL");
  EXPECT_THAT(Scans("meeting", plan), Not(Contains("Seq Scan"))) << plan;
}

TEST_F(MeetingPlansTest, AMeetingAndItsItemsAreFoundByKey) {
  EXPECT_THAT(Plan(PartRows<Meeting>::Statements().find(), "'essex', '{b11,m7}'"),
              HasSubstr("\"Index Name\": \"meeting_pkey\""));
  const std::string items = Plan(PartRows<AgendaItem>::Statements().all(), "'essex', '{b11,m7}'");
  EXPECT_THAT(Scans("agenda_item", items), Not(Contains("Seq Scan"))) << items;
}

TEST_F(MeetingPlansTest, WhatWarningsLookAtIsReadByKey) {
  for (const auto& [statement, table] :
       {std::pair(kWarnedMeetings, "meeting"), std::pair(kWarnedItems, "agenda_item")}) {
    const std::string plan = Plan(statement, "'essex', 'b11', '{m7,m8,m9}'");
    EXPECT_THAT(Scans(table, plan), Not(Contains("Seq Scan"))) << plan;
  }
}

TEST_F(MeetingPlansTest, APageTakesNoMoreStatementsThanAMeeting) {
  CountingObserver statements;
  postgres::PoolOptions options = storage_->RuntimeOptions();
  options.reads_read_only = false;  // which is a transaction for each
  ABSL_ASSERT_OK_AND_ASSIGN(const auto pool,
                            postgres::Pool::Create(std::move(options), statements));
  MeetingReaderStorage reader(*pool);
  RequestContext context;
  context.force = "essex";
  context.deadline = absl::InfiniteFuture();
  std::vector<std::string> ids;
  for (int at = 1; at <= 50; ++at) ids.push_back(absl::StrCat("m", at));
  ABSL_ASSERT_OK(reader.ReadForWarnings(context, "b11", {"m1"}));
  statements.Take();
  ABSL_ASSERT_OK(reader.ReadForWarnings(context, "b11", {"m1"}));
  EXPECT_EQ(statements.Take(), 4);
  ABSL_ASSERT_OK_AND_ASSIGN(const std::vector<MeetingContent> page,
                            reader.ReadForWarnings(context, "b11", ids));
  EXPECT_EQ(statements.Take(), 4);
  ASSERT_EQ(page.size(), 50);
  EXPECT_EQ(page[49].meeting.id, "m50");
  EXPECT_EQ(page[49].items.size(), 10);
  ABSL_ASSERT_OK(reader.ReadItems(context, "b11", "m1"));
  EXPECT_EQ(statements.Take(), 1);
}

}  // namespace
}  // namespace copperplate::governance
