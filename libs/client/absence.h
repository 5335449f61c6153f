#pragma once

#include <grpcpp/support/status_code_enum.h>

#include "absl/strings/string_view.h"

namespace copperplate::client {

// Why another service gave no answer.
enum class Absence {
  kBusy,         // enough calls wait for it already
  kUnreachable,  // it is away, or refuses for load
  kTooSlow,      // it did not answer within the time that there was
  kRefused,      // the caller may not ask it
  kNotThere,     // it has no such thing
  kFailed,       // anything else
};

// `BUSY`, `UNREACHABLE`, `TOO_SLOW`, `REFUSED`, `NOT_THERE`, `FAILED`.
absl::string_view AbsenceName(Absence absence);

// Of a status that is not OK.
Absence AbsenceOf(grpc::StatusCode code);

}  // namespace copperplate::client
