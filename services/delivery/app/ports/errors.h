// Errors that more than one port gives. docs/errors.md says what a caller does about each.
#pragma once

#include "absl/status/status.h"
#include "libs/status/error.h"

namespace copperplate::delivery {

// The force has no such plan, or none that the caller may read.
inline absl::Status PlanUnknown() {
  return Error(absl::StatusCode::kNotFound, "PLAN_UNKNOWN", "there is no such plan").Build();
}
inline absl::Status PlanExists() {
  return Error(absl::StatusCode::kAlreadyExists, "PLAN_EXISTS", "there is a plan of this id")
      .Build();
}
inline absl::Status IterationUnknown() {
  return Error(absl::StatusCode::kNotFound, "ITERATION_UNKNOWN", "the plan has no such iteration")
      .Build();
}
inline absl::Status PublicationUnknown() {
  return Error(absl::StatusCode::kNotFound, "PUBLICATION_UNKNOWN",
               "the iteration has no such publication")
      .Build();
}

}  // namespace copperplate::delivery
