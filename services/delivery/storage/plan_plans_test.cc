// The statements of plans, their parts and reports reach their rows by index, as the runtime role
// and with row-level security on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/delivery/storage/part_rows.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/status_rows.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using ::testing::Not;

// Two forces: 2,000 plans without parts, and 40 of 5 themes, 40 actions, 80 activities, and of each
// activity two leads, two milestones moved once, and 12 reports.
constexpr char kManyPlans[] = R"(
    INSERT INTO delivery.plan
    SELECT f, 'p' || n, gen_random_uuid(), 1, now(), '', now(), '', 1, 'title', 2, 'owner', NULL,
           '', '', '2017-05-01', NULL, 92, 1, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, false
      FROM unnest(ARRAY['essex', 'kent']) f, generate_series(1, 40) n;
    INSERT INTO delivery.plan
    SELECT force, 'x' || n, gen_random_uuid(), 1, now(), '', now(), '', 1, 'title', 2, 'owner',
           NULL, '', '', NULL, NULL, 92, 1, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, false
      FROM delivery.plan, generate_series(1, 2000) n WHERE id = 'p1';
    INSERT INTO delivery.theme
    SELECT force, id, 't' || n, gen_random_uuid(), 1, now(), '', now(), '', chr(64 + n), 'name',
           '', '', '{}', '{}', '{}', '{}', n FROM delivery.plan, generate_series(1, 5) n
     WHERE id LIKE 'p%';
    INSERT INTO delivery.objective
    SELECT force, plan, id, 'o' || n, gen_random_uuid(), 1, now(), '', now(), '', n, 'text', ''
      FROM delivery.theme, generate_series(1, 5) n;
    INSERT INTO delivery.priority_action
    SELECT force, plan, 'a' || n, gen_random_uuid(), 1, now(), '', now(), '', id, 'A' || n, 'text',
           '', '', '{}', '', NULL, '', '2017-05-01' FROM delivery.theme, generate_series(1, 40) n
     WHERE id = 't1';
    INSERT INTO delivery.activity
    SELECT force, plan, id, id || '-' || n, gen_random_uuid(), 1, now(), '', now(), '',
           code || '.' || n, '', NULL, NULL, NULL, '', '2017-05-01'
      FROM delivery.priority_action, generate_series(1, 2) n;
    INSERT INTO delivery.lead
    SELECT force, plan, action, id, 'l' || n, gen_random_uuid(), 1, now(), '', now(), '', 1,
           'name ' || n, '', true, '2017-05-01', NULL, n
      FROM delivery.activity, generate_series(1, 2) n;
    INSERT INTO delivery.milestone
    SELECT force, plan, action, id, 'm' || n, gen_random_uuid(), 1, now(), '', now(), '', 'title',
           '2018-01-01', '2018-02-01', NULL, '2017-05-01', NULL
      FROM delivery.activity, generate_series(1, 2) n;
    INSERT INTO delivery.milestone_revision
    SELECT force, plan, action, activity, id, 1, '2018-02-01', 'late', now(), '', '2018-01-01'
      FROM delivery.milestone;
    INSERT INTO delivery.milestone_reopening
    SELECT force, plan, action, activity, id, 1, '2018-01-01', '2018-01-01', '2018-01-02', 'wrong',
           now(), '' FROM delivery.milestone;
    INSERT INTO delivery.status_entry
    SELECT force, plan, action, id, 's' || n, gen_random_uuid(), 1, now(), '',
           date '2018-01-01' + n, 4, '', NULL, '', '' FROM delivery.activity,
           generate_series(1, 12) n;)";

// The data is made once: the tests only look at plans.
class PlanPlansTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto created = ServiceDatabase::Create(1);
    ASSERT_THAT(created, IsOk());
    storage = created->release();
    ASSERT_THAT(storage->database().RunAsSuperuser(kManyPlans), IsOk());
    ASSERT_THAT(storage->database().RunAsSuperuser("VACUUM ANALYZE"), IsOk());
  }
  static void TearDownTestSuite() {
    delete storage;
    storage = nullptr;
  }

  static void ReadsByIndex(const postgres::Statement& statement, absl::string_view arguments) {
    SCOPED_TRACE(std::string(statement.name.data(), statement.name.size()));
    const auto plan =
        testing_postgres::ExplainAsRuntime(storage->database(), statement, "essex", arguments);
    ASSERT_THAT(plan, IsOk());
    EXPECT_THAT(*plan, HasSubstr("Index"));
    EXPECT_THAT(*plan, Not(HasSubstr("Seq Scan")));
  }
  static void ReadsAtMost(int64_t pages, const postgres::Statement& statement,
                          absl::string_view arguments) {
    SCOPED_TRACE(std::string(statement.name.data(), statement.name.size()));
    const auto read =
        testing_postgres::PagesReadAsRuntime(storage->database(), statement, "essex", arguments);
    ASSERT_THAT(read, IsOk());
    EXPECT_LE(*read, pages);
  }

  static inline ServiceDatabase* storage = nullptr;
};

TEST_F(PlanPlansTest, OneIsFoundByItsKey) {
  ReadsAtMost(8, kFindPlan, "'essex', 'p20', true");
  ReadsByIndex(PartRows<Objective>::kFind, "'essex', '{p20,t3,o2}', true");
  ReadsByIndex(PartRows<Activity>::kFind, "'essex', '{p20,a3,a3-1}', true");
  ReadsByIndex(PartRows<LeadAssignment>::kFind, "'essex', '{p20,a3,a3-1,l1}', true");
  ReadsByIndex(PartRows<Milestone>::kFind, "'essex', '{p20,a3,a3-1,m1}', true");
  ReadsByIndex(kFindStatus, "'essex', '{p20,a3,a3-1,s7}', true");
}

TEST_F(PlanPlansTest, ListsBeginAtTheirKey) {
  ReadsByIndex(PartRows<PriorityAction>::kList, "'essex', '{p20}', 'a12', true, 21");
  ReadsByIndex(PartRows<Activity>::kList, "'essex', '{p20,a3}', '', true, 51");
  ReadsByIndex(PartRows<Milestone>::kList, "'essex', '{p20,a3,a3-1}', '', true, 51");
  ReadsByIndex(kListStatuses, "'essex', '{p20,a3,a3-1}', '~', true, 51");
  ReadsByIndex(kStatusHistory, "'essex', '{p20,a3,a3-1}'");
}

TEST_F(PlanPlansTest, WhatAPlanHoldsIsReadOfThePlanAlone) {
  ReadsByIndex(PartRows<PriorityAction>::kAll, "'essex', 'p20'");
  ReadsByIndex(PartRows<Activity>::kAll, "'essex', 'p20'");
  ReadsByIndex(PartRows<LeadAssignment>::kAll, "'essex', 'p20'");
  ReadsByIndex(PartRows<Milestone>::kAll, "'essex', 'p20'");
}

}  // namespace
}  // namespace copperplate::delivery
