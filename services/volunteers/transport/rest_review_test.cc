#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;

class RestReviewTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
  }
  absl::StatusOr<v1::RestReview> Review(const std::string& from, const std::string& to,
                                        const std::string& volunteer = "v-1") {
    v1::GetRestReviewRequest request;
    request.set_name("forces/essex/volunteers/" + volunteer + "/restReview");
    request.set_from_date(from);
    request.set_to_date(to);
    return Call(*duties_, &Stub::GetRestReview, request, Viewer("essex"));
  }
};

TEST_F(RestReviewTest, DutiesWithTooLittleRestAreTold) {
  ABSL_ASSERT_OK(Create("d1", Done("2026-11-20 08:00", "2026-11-20 14:01", 19)));
  ABSL_ASSERT_OK(Create(
      "d2", Overridden(Done("2026-11-21 00:00", "2026-11-21 04:00"), v1::Duty::Override::REST)));
  ABSL_ASSERT_OK(Create("d3", Done("2026-11-22 15:00", "2026-11-22 19:00")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RestReview review, Review("2026-11-20", "2026-11-22"));
  ASSERT_EQ(review.duties_size(), 2) << review.DebugString();
  EXPECT_EQ(review.duties(0).duty(), NameOf("d1"));
  EXPECT_THAT(review.duties(0).warnings(),
              ElementsAre(v1::RestReview::NO_BREAK, v1::RestReview::DAILY_REST));
  EXPECT_FALSE(review.duties(0).overridden());
  EXPECT_EQ(review.duties(1).duty(), NameOf("d2"));
  EXPECT_THAT(review.duties(1).warnings(), ElementsAre(v1::RestReview::DAILY_REST));
  EXPECT_TRUE(review.duties(1).overridden());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RestReview later, Review("2026-11-21", "2026-11-21"));
  ASSERT_EQ(later.duties_size(), 1) << "duties outside the days are looked at, and not told";
  EXPECT_EQ(later.duties(0).duty(), NameOf("d2"));
}

TEST_F(RestReviewTest, FaultsAreTold) {
  EXPECT_THAT(FieldsTold(Review("2026-11-20", "2027-11-21")),
              ElementsAre("to_date: must lie within 366 days of the first"));
  EXPECT_THAT(Review("2026-11-20", "2026-11-19"), HasReason("DATES_REVERSED"));
  EXPECT_THAT(Review("2026-11-20", "2026-11-22", "v-9"), HasReason("VOLUNTEER_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers
