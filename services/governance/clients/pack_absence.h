#pragma once

#include <grpcpp/support/status.h>

#include "libs/client/absence.h"
#include "libs/rpc/grpc_status.h"
#include "libs/status/error.h"
#include "services/governance/domain/pack.h"

namespace copperplate::governance {

// What was answered, as Ask() is to judge it. That nothing was held by then is the one answer that
// says there is none; what is not found is the force itself, or what was in a list a moment ago.
inline grpc::Status AnsweredOf(const grpc::Status& status) {
  if (status.ok()) return status;
  if (ErrorReason(rpc::FromGrpcStatus(status)) == "KNOWN_AT_BEFORE_FIRST") {
    return {grpc::StatusCode::NOT_FOUND, status.error_message()};
  }
  if (status.error_code() != grpc::StatusCode::NOT_FOUND) return status;
  return {grpc::StatusCode::FAILED_PRECONDITION, status.error_message()};
}

inline PackAbsence ToPackAbsence(client::Absence absence) {
  switch (absence) {
    case client::Absence::kBusy:
      return PackAbsence::kBusy;
    case client::Absence::kUnreachable:
      return PackAbsence::kUnreachable;
    case client::Absence::kTooSlow:
      return PackAbsence::kTooSlow;
    case client::Absence::kRefused:
      return PackAbsence::kRefused;
    case client::Absence::kNotThere:  // AnsweredOf()
      return PackAbsence::kNone;
    case client::Absence::kFailed:
      break;
  }
  return PackAbsence::kFailed;
}

}  // namespace copperplate::governance
