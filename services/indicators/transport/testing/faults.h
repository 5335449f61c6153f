#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/status/error.h"

namespace copperplate::indicators {

// The names of the fields that an error says are faulty.
inline std::vector<std::string> FieldsOf(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const FieldFault& fault : ErrorFields(status)) fields.push_back(fault.field);
  return fields;
}

}  // namespace copperplate::indicators
