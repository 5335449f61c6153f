// The statements of decisions reach their rows by index, as the runtime role and with row-level
// security on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/governance/storage/decision_rows.h"
#include "services/governance/storage/publication_register_storage.h"
#include "services/governance/storage/testing/service_database.h"

namespace copperplate::governance {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Four forces, each with 4,000 decisions of ten years, every other one of significant public
// interest, published on its day.
constexpr char kDecisions[] = R"(
    INSERT INTO governance.decision (force, id, uid, version, created_at, created_by, updated_at,
        updated_by, reference, item, title, reasons, options, significant_public_interest,
        spi_basis, spi_determined_by, marking, taken_on, taken_by, state, transitions, publication,
        revoked_by)
        SELECT force, 'd' || n, gen_random_uuid(), 1, now(), '', now(), '', 'D ' || n, '',
        'Decision', '', '', n % 2 = 0, 'Basis', 'Commissioner', 1, '2010-01-01'::date + n,
        'Commissioner', CASE n % 2 WHEN 0 THEN 3 ELSE 5 END,
        ARRAY[ROW(2, CASE n % 2 WHEN 0 THEN 3 ELSE 5 END, '2010-01-01'::date + n, '', now(), '', '',
              '')::governance.state_change],
        CASE n % 2 WHEN 0 THEN ROW('https://example.org', '2010-01-01'::date + n, '',
             now())::governance.publication END, ''
        FROM (VALUES ('essex'), ('kent'), ('surrey'), ('sussex')) v (force),
        generate_series(1, 4000) n)";

class DecisionPlansTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(storage_, ServiceDatabase::Create());
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser(kDecisions));
    ABSL_ASSERT_OK(storage_->database().RunAsSuperuser("VACUUM ANALYZE"));
  }
  std::string Plan(const postgres::Statement& statement, absl::string_view arguments) {
    const auto plan =
        testing_postgres::ExplainAsRuntime(storage_->database(), statement, "essex", arguments);
    EXPECT_THAT(plan, testing::IsOk());
    return plan.value_or("");
  }

  std::unique_ptr<ServiceDatabase> storage_;
};

TEST_F(DecisionPlansTest, AClockReadsTheDecisionsOfItsPeriod) {
  EXPECT_THAT(Plan(kDecisionsOfPublicInterest, "'essex', '2015-04-01', '2015-06-30', true"),
              HasSubstr("\"Index Name\": \"decision_by_day\""));
}

TEST_F(DecisionPlansTest, AListWalksTheKey) {
  const std::string plan =
      Plan(PartRows<Decision>::Statements().list(), "'essex', '{}', 'd2', 11, true, NULL, false");
  EXPECT_THAT(plan, HasSubstr("\"Index Name\": \"decision_pkey\""));
  EXPECT_THAT(plan, Not(HasSubstr("\"Node Type\": \"Sort\"")));
}

TEST_F(DecisionPlansTest, AReferenceIsFoundByIndex) {
  EXPECT_THAT(Plan(kDecisionOfReference, "'essex', 'D 17', 'd1'"),
              HasSubstr("\"Index Name\": \"decision_force_reference_key\""));
}

}  // namespace
}  // namespace copperplate::governance
