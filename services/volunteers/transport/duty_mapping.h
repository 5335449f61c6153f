// Duties as messages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/duty.pb.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

v1::Duty WriteDuty(absl::string_view force, const DutyRecord& record);

// What a caller says of a duty of the engagement, with every fault by the message's field names
// that its text has; whether its rules are kept is for the domain.
Duty ReadDuty(absl::string_view force, const DutyPath& path, const v1::Duty& message,
              Faults& faults);

// The same of an actual time, and of overrides, whoever says them. Faults: FIELD_REQUIRED of one
// bound without the other, TIME_INVALID; FIELD_REQUIRED, ENUM_UNKNOWN, DUPLICATE and those of
// lines.
template <class Message>
std::optional<InstantRange> ReadActual(const Message& message, Faults& faults);
std::vector<Override> ReadOverrides(
    const google::protobuf::RepeatedPtrField<v1::Duty::Override>& messages, Faults& faults);

// Of a time's bounds, under `<prefix>_from` and `<prefix>_to`.
std::optional<InstantRange> ReadRange(bool has_from, const google::protobuf::Timestamp& from,
                                      bool has_to, const google::protobuf::Timestamp& to,
                                      const std::string& prefix, Faults& faults);

template <class Message>
std::optional<InstantRange> ReadActual(const Message& message, Faults& faults) {
  return ReadRange(message.has_actual_from(), message.actual_from(), message.has_actual_to(),
                   message.actual_to(), "actual", faults);
}

}  // namespace copperplate::volunteers
