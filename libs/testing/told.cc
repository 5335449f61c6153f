#include "libs/testing/told.h"

#include <google/rpc/error_details.pb.h>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"

namespace copperplate::testing {
namespace {

std::string ReasonAndFields(std::string told, const std::vector<FieldFault>& faults) {
  for (const FieldFault& fault : faults) absl::StrAppend(&told, " ", fault.field);
  return told;
}

std::vector<std::string> NamesOf(const std::vector<FieldFault>& faults) {
  std::vector<std::string> names;
  names.reserve(faults.size());
  for (const FieldFault& fault : faults) names.push_back(fault.field);
  return names;
}

}  // namespace

std::string Told(const Faults& faults) { return ReasonAndFields(faults.reason(), faults.faults()); }

std::string Told(const absl::Status& status) {
  return ReasonAndFields(ErrorReason(status), ErrorFields(status));
}

std::string Told(const Unmet& unmet) {
  std::string told;
  for (const Unmet::Need& need : unmet.needs()) {
    absl::StrAppend(&told, told.empty() ? "" : ", ", need.reason, " ", need.subject);
  }
  return told;
}

std::vector<std::string> FieldsOf(const Faults& faults) { return NamesOf(faults.faults()); }

std::vector<std::string> FieldsOf(const absl::Status& status) {
  return NamesOf(ErrorFields(status));
}

std::vector<std::string> FieldsTold(const absl::Status& status) {
  std::vector<std::string> told;
  for (const FieldFault& fault : ErrorFields(status)) {
    told.push_back(absl::StrCat(fault.field, ": ", fault.description));
  }
  return told;
}

std::vector<std::string> NeedsTold(const absl::Status& status) {
  std::vector<std::string> needs;
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.PreconditionFailure");
  google::rpc::PreconditionFailure failure;
  if (!payload.has_value() || !failure.ParseFromString(std::string(*payload))) return needs;
  for (const auto& violation : failure.violations()) {
    needs.push_back(
        absl::StrCat(violation.type(), " ", violation.subject(), ": ", violation.description()));
  }
  return needs;
}

}  // namespace copperplate::testing
