#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/schema_checks.h"

TEST(MigrationTest, EveryChangeDeploysVerifiesAndReverts) {
  ABSL_EXPECT_OK(copperplate::testing_postgres::CheckMigrations("governance"));
}
