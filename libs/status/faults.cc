#include "libs/status/faults.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"

namespace copperplate {

void Faults::Add(absl::string_view reason, absl::string_view field, absl::string_view description) {
  faults_.push_back({std::string(field), std::string(description), std::string(reason)});
}

void Faults::AddFirst(absl::string_view reason, absl::string_view field,
                      absl::string_view description) {
  const bool has_one = std::any_of(faults_.begin(), faults_.end(), [&](const FieldFault& earlier) {
    return earlier.field == field;
  });
  if (!has_one) Add(reason, field, description);
}

void Faults::AddStatus(const absl::Status& status) {
  const std::string reason = ErrorReason(status);
  for (const FieldFault& fault : ErrorFields(status)) Add(reason, fault.field, fault.description);
}

void Faults::AddRuleFaults(
    const Faults& found,
    std::initializer_list<std::pair<absl::string_view, absl::string_view>> renamed) {
  for (const FieldFault& fault : found.faults_) {
    absl::string_view field = fault.field;
    for (const auto& [domain_name, api_name] : renamed) {
      if (field == domain_name) field = api_name;
    }
    AddFirst(fault.reason, field, fault.description);
  }
}

void Faults::AddUnder(absl::string_view parent, const Faults& resource) {
  for (const FieldFault& fault : resource.faults_) {
    AddFirst(fault.reason, absl::StrCat(parent, fault.field == "id" ? "_" : ".", fault.field),
             fault.description);
  }
}

absl::Status Faults::ToStatus() const {
  if (faults_.empty()) return absl::OkStatus();
  const FieldFault& first = faults_.front();
  const std::string more =
      faults_.size() == 1 ? "" : absl::StrCat(" (and ", faults_.size() - 1, " more)");
  Error error(absl::StatusCode::kInvalidArgument, first.reason,
              absl::StrCat(first.field, ": ", first.description, more));
  for (const FieldFault& fault : faults_) error.Field(fault.field, fault.description);
  return error.Build();
}

absl::Status InField(absl::string_view parent, const absl::Status& status) {
  if (!absl::IsInvalidArgument(status)) return status;
  Faults resource;
  resource.AddStatus(status);
  Faults faults;
  faults.AddUnder(parent, resource);
  return faults.empty() ? status : faults.ToStatus();
}

}  // namespace copperplate
