// The statements of actions reach their rows by index, as the runtime role and with row-level
// security on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/governance/storage/action_rows.h"
#include "services/governance/storage/testing/service_database.h"

namespace copperplate::governance {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

// Forty bodies of two forces, each with 200 actions, ten a month.
constexpr char kActions[] = R"(
    CREATE TEMPORARY TABLE b AS SELECT force, 'B' || n AS code
        FROM (VALUES ('essex'), ('kent')) v (force), generate_series(10, 29) n;
    INSERT INTO governance.body (force, id, uid, version, created_at, created_by, updated_at,
        updated_by, code, title, aliases, kind, is_public)
        SELECT force, lower(code), gen_random_uuid(), 1, now(), '', now(), '', code, code, '{}', 1,
        true FROM b;
    INSERT INTO governance.action (force, body, id, uid, version, created_at, created_by,
        updated_at, updated_by, reference, number, raised_on, raised_at_meeting, paragraph, text,
        owner, owner_changes, due_revisions, due_text, plan_code, historic_import, recorded_at,
        state, transitions, evidence, superseded_by)
        SELECT force, lower(code), lower(replace(r.reference, ' ', '-')), gen_random_uuid(), 1,
        now(), '', now(), '', r.reference, n % 10 + 1, r.day, '', '', 'Do it', '', '{}', '{}', '',
        '', true, now(), 1, '{}', '{}', ''
        FROM b, generate_series(0, 199) n,
        LATERAL (SELECT ('2017-01-05'::date + (n / 10) * interval '1 month')::date AS day) d,
        LATERAL (SELECT day, code || to_char(day, ' FMMonth YYYY') || ' Action ' || n % 10 + 1
                 AS reference) r)";

class ActionPlansTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(storage_, ServiceDatabase::Create());
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(kActions));
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser("VACUUM ANALYZE"));
  }
  std::string Plan(const postgres::Statement& statement, absl::string_view arguments) {
    const auto plan =
        testing_postgres::ExplainAsRuntime(storage_->database(), statement, "essex", arguments);
    EXPECT_THAT(plan, testing::IsOk());
    return plan.value_or("");
  }
  std::vector<std::string> Scans(absl::string_view plan) {
    const auto scans = testing_postgres::ScansOf(storage_->database(), "action", plan);
    EXPECT_THAT(scans, testing::IsOk());
    return scans.value_or(std::vector<std::string>());
  }

  std::unique_ptr<ServiceDatabase> storage_;
};

TEST_F(ActionPlansTest, TheNextNumberIsToldOfTheMonthAlone) {
  const std::string plan = Plan(kNumbersOfMonth, "'essex', 'b11', '2018-04-01'");
  EXPECT_THAT(plan, HasSubstr("\"Index Name\": \"action_force_body_month_number_key\""));
  EXPECT_THAT(Scans(plan), Not(Contains("Seq Scan")));
}

TEST_F(ActionPlansTest, AListWalksTheBodysMonths) {
  const std::string plan =
      Plan(kListActions, "'essex', '{b11}', 'b11-april-2018-action-1', 11, 0::smallint, ''");
  EXPECT_THAT(plan, HasSubstr("\"Index Name\": \"action_force_body_month_number_key\""));
  EXPECT_THAT(plan, Not(HasSubstr("\"Node Type\": \"Sort\"")));
  EXPECT_THAT(Scans(plan), Not(Contains("Seq Scan")));
}

TEST_F(ActionPlansTest, ALogReadsTheBodysActionsAlone) {
  const std::string plan = Plan(PartRows<Action>::Statements().all(), "'essex', '{b11}'");
  EXPECT_THAT(Scans(plan), Not(Contains("Seq Scan"))) << plan;
}

}  // namespace
}  // namespace copperplate::governance
