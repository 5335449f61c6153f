#include "libs/rpc/guard.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "absl/status/statusor.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::rpc {
namespace {

using testing::IsOkAndHolds;
using testing::StatusIs;

TEST(Guarded, PassesOnWhatIsReturned) {
  EXPECT_THAT(Guarded([]() -> absl::StatusOr<int> { return 3; }), IsOkAndHolds(3));
  EXPECT_THAT(Guarded([] { return absl::NotFoundError("x"); }),
              StatusIs(absl::StatusCode::kNotFound, "x"));
}

TEST(Guarded, NamesTheExceptionsTypeAndNothingOfItsText) {
  EXPECT_THAT(Guarded([]() -> absl::Status { throw std::runtime_error("SELECT 'secret'"); }),
              StatusIs(absl::StatusCode::kInternal, "a handler threw std::runtime_error"));
  EXPECT_THAT(Guarded([]() -> absl::StatusOr<int> { throw 7; }),
              StatusIs(absl::StatusCode::kInternal, "a handler threw int"));
}

}  // namespace
}  // namespace copperplate::rpc
