// What is said of duties that are not there, or there already.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/volunteers/app/ports/duty_repository.h"
#include "services/volunteers/app/ports/resource_names.h"

namespace copperplate::volunteers {

inline std::string DutyNameOf(absl::string_view force, const DutyPath& path) {
  return kDutyName.Format(force, path.volunteer, path.engagement, path.id);
}

inline absl::Status DutyUnknown() {
  return Error(absl::StatusCode::kNotFound, "DUTY_UNKNOWN", "there is no such duty").Build();
}

inline absl::Status DutyExists() {
  return Error(absl::StatusCode::kAlreadyExists, "DUTY_EXISTS", "there is a duty of this id")
      .Build();
}

inline absl::Status SourceIdTaken() {
  return Error(absl::StatusCode::kAlreadyExists, "SOURCE_ID_TAKEN",
               "there is a duty of this source and source_id")
      .Build();
}

// `others` are named to who may read them alone: empty for who may not.
inline absl::Status DutyOverlaps(absl::string_view force, absl::string_view subject,
                                 const std::vector<DutyPath>& others) {
  Error error(absl::StatusCode::kFailedPrecondition, "DUTY_OVERLAPS",
              "the person has another duty at that time");
  if (others.empty()) {
    error.Precondition("DUTY_OVERLAPS", subject, "overlaps another duty of the person");
  }
  for (const DutyPath& other : others) {
    error.Precondition("DUTY_OVERLAPS", DutyNameOf(force, other), "is at that time");
  }
  return error.Build();
}

}  // namespace copperplate::volunteers
