// The register of a large force comes in one call, within the time that a call has.
#include <gmock/gmock.h>

#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "services/volunteers/transport/testing/volunteer_import_test.h"

namespace copperplate::volunteers {
namespace {

TEST_F(VolunteerImportTest, ThousandsComeInSeconds) {
  const absl::Time start = absl::Now();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerImport imported, Import(HistoriesOf(5000), "hr"));
  EXPECT_EQ(imported.volunteer_count(), 5000);
  EXPECT_LT(absl::Now() - start, absl::Seconds(30));
  EXPECT_EQ(Count("engagement_event"), "25000");
}

}  // namespace
}  // namespace copperplate::volunteers
