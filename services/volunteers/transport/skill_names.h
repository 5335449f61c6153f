// Skills as roles and opportunities name them.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::volunteers {

// Their ids. Faults by `field[i]`: RESOURCE_NAME_INVALID, SKILL_NOT_OF_FORCE; those of a list,
// DUPLICATE and TOO_MANY.
std::vector<std::string> ReadSkills(absl::string_view force,
                                    const google::protobuf::RepeatedPtrField<std::string>& names,
                                    absl::string_view field, Faults& faults);

// `forces/{force}/skills/{skill}` of each.
void WriteSkills(absl::string_view force, const std::vector<std::string>& skills,
                 google::protobuf::RepeatedPtrField<std::string>& out);

}  // namespace copperplate::volunteers
