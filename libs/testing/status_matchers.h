// Matchers of absl::Status and absl::StatusOr, named as in newer Abseil releases
// (absl/status/status_matchers.h), and one for our errors' reasons.
//
//   EXPECT_THAT(Parse("x"), StatusIs(absl::StatusCode::kInvalidArgument));
//   EXPECT_THAT(Parse("x"), HasReason("MONTH_MALFORMED"));
//   EXPECT_THAT(Parse("2018-03"), IsOkAndHolds(absl::CivilMonth(2018, 3)));
#pragma once

#include <gmock/gmock.h>

#include <ostream>
#include <string>
#include <type_traits>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/status/error.h"

namespace copperplate::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& status_or) {
  return status_or.status();
}

MATCHER(IsOk, negation ? "is an error" : "is OK") {
  *result_listener << "which is "
                   << StatusOf(arg).ToString(absl::StatusToStringMode::kWithNoExtraData);
  return StatusOf(arg).ok();
}

MATCHER_P(StatusIs, code, std::string("has code ") + absl::StatusCodeToString(code)) {
  *result_listener << "which is "
                   << StatusOf(arg).ToString(absl::StatusToStringMode::kWithNoExtraData);
  return StatusOf(arg).code() == code;
}

MATCHER_P2(StatusIs, code, message,
           std::string("has code ") + absl::StatusCodeToString(code) + " and a message that " +
               ::testing::DescribeMatcher<std::string>(message)) {
  *result_listener << "which is "
                   << StatusOf(arg).ToString(absl::StatusToStringMode::kWithNoExtraData);
  return StatusOf(arg).code() == code &&
         ::testing::ExplainMatchResult(message, std::string(StatusOf(arg).message()),
                                       result_listener);
}

// The reason given to Error or Faults.
MATCHER_P(HasReason, reason,
          "has a reason that " + ::testing::DescribeMatcher<std::string>(reason)) {
  *result_listener << "which is "
                   << StatusOf(arg).ToString(absl::StatusToStringMode::kWithNoExtraData)
                   << " for the reason " << ErrorReason(StatusOf(arg));
  return ::testing::ExplainMatchResult(reason, ErrorReason(StatusOf(arg)), result_listener);
}

MATCHER_P(IsOkAndHolds, value, "is OK and holds a value that matches") {
  if (!arg.ok()) {
    *result_listener << "which is " << arg.status();
    return false;
  }
  return ::testing::ExplainMatchResult(value, *arg, result_listener);
}

}  // namespace copperplate::testing

#define COPPERPLATE_TESTING_CONCAT_INNER(a, b) a##b
#define COPPERPLATE_TESTING_CONCAT(a, b) COPPERPLATE_TESTING_CONCAT_INNER(a, b)

// ABSL_EXPECT_OK and the like, as upstream will have them.
#define ABSL_EXPECT_OK(expression) EXPECT_THAT(expression, ::copperplate::testing::IsOk())
#define ABSL_ASSERT_OK(expression) ASSERT_THAT(expression, ::copperplate::testing::IsOk())

// ABSL_ASSERT_OK_AND_ASSIGN(const auto rows, Load()): ends the test where Load() fails.
#define ABSL_ASSERT_OK_AND_ASSIGN(declaration, expression)                                \
  COPPERPLATE_ASSERT_OK_AND_ASSIGN(COPPERPLATE_TESTING_CONCAT(copperplate_or_, __LINE__), \
                                   declaration, expression)

// A declaration takes no parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define COPPERPLATE_ASSERT_OK_AND_ASSIGN(holder, declaration, expression) \
  auto holder = (expression);                                             \
  ABSL_ASSERT_OK(holder);                                                 \
  declaration = *std::move(holder)
// NOLINTEND(bugprone-macro-parentheses)
