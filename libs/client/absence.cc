#include "libs/client/absence.h"

namespace copperplate::client {

absl::string_view AbsenceName(Absence absence) {
  switch (absence) {
    case Absence::kBusy:
      return "BUSY";
    case Absence::kUnreachable:
      return "UNREACHABLE";
    case Absence::kTooSlow:
      return "TOO_SLOW";
    case Absence::kRefused:
      return "REFUSED";
    case Absence::kNotThere:
      return "NOT_THERE";
    case Absence::kFailed:
      break;
  }
  return "FAILED";
}

Absence AbsenceOf(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::CANCELLED:
      return Absence::kUnreachable;
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return Absence::kTooSlow;
    case grpc::StatusCode::UNAUTHENTICATED:
    case grpc::StatusCode::PERMISSION_DENIED:
      return Absence::kRefused;
    case grpc::StatusCode::NOT_FOUND:
      return Absence::kNotThere;
    default:
      return Absence::kFailed;
  }
}

}  // namespace copperplate::client
