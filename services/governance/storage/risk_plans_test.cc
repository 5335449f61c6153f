// The register of risks is read by index, as the runtime role and with row-level security on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/governance/storage/risk_snapshot_rows.h"
#include "services/governance/storage/testing/service_database.h"

namespace copperplate::governance {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

// Of two forces 200 risks each, with 40 assessments each, and 200 snapshots.
constexpr char kRisks[] = R"(
    INSERT INTO governance.risk (force, id, uid, version, created_at, created_by, updated_at,
        updated_by, reference, title, cause, event, effect, owner, owner_changes, category,
        treatment, objectives, marking, proposed_on, state, transitions)
        SELECT force, 'r' || n, gen_random_uuid(), 1, now(), '', now(), '', 'R' || n, 'Title', 'c',
        'e', 'e', 'o', '{}', 'Estates', 1, '{}', 1, '2017-01-01', 2,
        ARRAY[ROW(1, 2, '2017-01-01', '', now(), '', '', '')::governance.state_change]
        FROM (VALUES ('essex'), ('kent')) f (force), generate_series(1, 200) n;
    INSERT INTO governance.risk_assessment (force, risk, id, uid, version, created_at, created_by,
        updated_at, updated_by, as_of, inherent_likelihood, inherent_impact, current_likelihood,
        current_impact, target_likelihood, target_impact, rationale)
        SELECT force, id, 'a' || n, gen_random_uuid(), 1, now(), '', now(), '',
        '2017-01-01'::date + 7 * n, 5, 5, 3, 3, 1, 1, 'As before'
        FROM governance.risk, generate_series(1, 40) n;
    INSERT INTO governance.risk_register_snapshot (force, id, uid, version, created_at, created_by,
        updated_at, updated_by, presented_at_meeting, as_of, previous, rows)
        SELECT force, 's' || n, gen_random_uuid(), 1, now(), '', now(), '', 'm',
        '2017-01-01'::date + 30 * n, '', '{}'
        FROM (VALUES ('essex'), ('kent')) f (force), generate_series(1, 200) n)";

class RiskPlansTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(storage_, ServiceDatabase::Create());
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(kRisks));
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

TEST_F(RiskPlansTest, OfEachRiskOneAssessmentIsReached) {
  const std::string plan = Plan(kAssessmentsOfRegister, "'essex', '2017-06-01', 'infinity'");
  EXPECT_THAT(plan, HasSubstr("\"Index Name\": \"risk_assessment_by_day\""));
  EXPECT_THAT(Scans("risk_assessment", plan), Not(Contains("Seq Scan")));
  EXPECT_THAT(plan, HasSubstr("\"Node Type\": \"Limit\""));
}

TEST_F(RiskPlansTest, TheLastSnapshotOfADayIsReached) {
  const std::string plan = Plan(kSnapshotBefore, "'essex', '2018-06-01', 'infinity', ''");
  EXPECT_THAT(plan, HasSubstr("\"Index Name\": \"risk_register_snapshot_by_day\""));
  EXPECT_THAT(plan, Not(HasSubstr("\"Node Type\": \"Sort\"")));
}

}  // namespace
}  // namespace copperplate::governance
