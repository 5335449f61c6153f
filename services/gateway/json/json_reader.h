// Proto3 JSON to protobuf wire bytes, strictly: protobuf's own reader takes documents that are not
// JSON and stops at the first fault.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/gateway/json/plan.h"

namespace copperplate::gateway {

// Deepest nesting of objects and arrays in a body.
inline constexpr int kMaxJsonDepth = 32;
// Faults beyond these are not collected.
inline constexpr size_t kMaxJsonFaults = 1000;

// Appends to `wire` the message that `json` is. INVALID_ARGUMENT with reason JSON_MALFORMED and the
// offset where it is no JSON (RFC 8259, UTF-8) or nested deeper. What is JSON but not such a
// message is added to `faults`, every fault with the path of its field as JSON spells it after
// `prefix`
// (`notice.viewCount`, `rows[3]`, `labels["x"]`): wrong types, values out of range, unknown enum
// names, a member twice, two members of one oneof. Members that no field has are dropped; null is
// no value. When faults were added, `wire` is not to be used.
absl::Status AppendWire(const PlanSet& types, const MessagePlan& plan, absl::string_view json,
                        absl::string_view prefix, std::string& wire, Faults& faults);

// The same where `json` is the value of one field: appends the field with its tag.
absl::Status AppendFieldWire(const PlanSet& types, const FieldPlan& field, absl::string_view json,
                             std::string& wire, Faults& faults);

}  // namespace copperplate::gateway
