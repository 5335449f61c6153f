// Protobuf wire bytes straight to proto3 JSON, without a message object in between: names in
// lowerCamelCase, fields in the order of the proto, fields without presence always printed, int64
// as a string, enums by name, unknown fields left out, map entries sorted by key.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/gateway/json/plan.h"

namespace copperplate::gateway {

// Appends the message to `out`. INTERNAL (REPLY_MALFORMED) where the bytes are no such message, or
// hold what JSON has no form for (a Timestamp of the year 10000); `out` then ends anywhere.
// `types` knows the messages inside google.protobuf.Any; one it does not know is printed as its
// type and bytes: `{"@type": ..., "value": "<base64>"}`.
absl::Status AppendJson(const PlanSet& types, const MessagePlan& plan, absl::string_view wire,
                        std::string& out);

// Appends the value of one field alone; `null` where a message or optional field is not set.
absl::Status AppendFieldJson(const PlanSet& types, const MessagePlan& plan, const FieldPlan& field,
                             absl::string_view wire, std::string& out);

}  // namespace copperplate::gateway
