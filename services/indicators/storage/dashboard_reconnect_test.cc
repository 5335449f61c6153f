// What a reader of a dashboard is told when the connection breaks meanwhile: nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/testing/service_database.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

constexpr postgres::Statement kPid{postgres::kRead, "pid", "SELECT pg_backend_pid()"};

TEST(DashboardReconnectTest, AReadWhoseBackendWasKilledIsRunOnceMore) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto database, ServiceDatabase::Create());
  postgres::PoolOptions options = database->RuntimeOptions();
  options.size = 1;
  options.reads_read_only = false;  // as a service runs it
  ABSL_ASSERT_OK_AND_ASSIGN(const auto pool,
                            postgres::Pool::Create(options, postgres::Observer::None()));
  ABSL_ASSERT_OK_AND_ASSIGN(auto lease, pool->Acquire(kForce, absl::Now() + absl::Seconds(60)));
  const auto read = [&lease] {
    return ReadDashboardFigures(lease, kForce, {"no-such-area", 2018 * 12, "", std::nullopt},
                                std::nullopt);
  };
  ABSL_ASSERT_OK(read());  // from now on it is prepared, and so sent
  ABSL_ASSERT_OK_AND_ASSIGN(const postgres::Rows pid, lease.Query(kPid));
  ABSL_ASSERT_OK(database->database().RunAsSuperuser(
      absl::StrCat("SELECT pg_terminate_backend(", pid[0].Text(0), ", 10000)")));
  ABSL_EXPECT_OK(read());
}

}  // namespace
}  // namespace copperplate::indicators
