#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/gateway/json/plan.h"

namespace copperplate::gateway {

// One value as it came in: a JSON string, number or boolean, or text of an address, which has no
// types of its own.
struct ScalarText {
  enum class Kind { kString, kNumber, kBool, kAddress };

  Kind kind;
  absl::string_view text;  // unescaped; of a boolean `true` or `false`
};

// Appends the field's tag and the value to `wire`. Takes scalar and enum fields, wrappers,
// Timestamp, Duration and FieldMask; of a repeated field one element. The text is UTF-8. Returns
// what is wrong (`must be a whole number from -2147483648 to 2147483647`), empty where nothing is;
// then `wire` is unchanged.
std::string AppendScalar(const FieldPlan& field, ScalarText value, std::string& wire);

// True where AppendScalar takes the field at all: not a message, but those named above.
bool IsScalar(const FieldPlan& field);

}  // namespace copperplate::gateway
