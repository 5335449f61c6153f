// What was refused, as text for an assertion:
//
//   EXPECT_EQ(Told(GetPlan("none")), "PLAN_UNKNOWN");
//   EXPECT_THAT(FieldsOf(Validate(plan)), ElementsAre("title", "effective_to"));
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"

namespace copperplate::testing {

// The reason and the fields at fault, `DATES_REVERSED plan.effective_to`; empty where nothing was
// refused, or nothing with a reason.
std::string Told(const Faults& faults);
std::string Told(const absl::Status& status);
// Each need, `PLAN_INCOMPLETE plans/pcp`, with commas between; empty without any.
std::string Told(const Unmet& unmet);

// The fields at fault alone.
std::vector<std::string> FieldsOf(const Faults& faults);
std::vector<std::string> FieldsOf(const absl::Status& status);

// What an INVALID_ARGUMENT says of each field: `rows[3].rag: must be RED (RAG_UNKNOWN)`.
std::vector<std::string> FieldsTold(const absl::Status& status);

// What a FAILED_PRECONDITION says is needed: `PLAN_INCOMPLETE plans/pcp: needs a theme`.
std::vector<std::string> NeedsTold(const absl::Status& status);

// The same of a result, which is its status.
template <typename T>
std::string Told(const absl::StatusOr<T>& result) {
  return Told(result.status());
}
template <typename T>
std::vector<std::string> FieldsOf(const absl::StatusOr<T>& result) {
  return FieldsOf(result.status());
}
template <typename T>
std::vector<std::string> FieldsTold(const absl::StatusOr<T>& result) {
  return FieldsTold(result.status());
}
template <typename T>
std::vector<std::string> NeedsTold(const absl::StatusOr<T>& result) {
  return NeedsTold(result.status());
}

}  // namespace copperplate::testing
