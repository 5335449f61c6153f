#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/delivery/domain/iteration.h"
#include "services/delivery/domain/plan.h"

namespace copperplate::delivery {

// What a frozen iteration says, as canonical JSON (libs/canonical_json): the bytes that its
// content_sha256 is over. The members that GetIterationContentResponse names, those of the rows
// named as the API's JSON names them; unlike there, what is empty is there too.
std::string CanonicalContent(absl::string_view force, const Plan& plan, const Iteration& iteration);

// Of those bytes: lower-case hexadecimal.
std::string ContentSha256(absl::string_view content);

}  // namespace copperplate::delivery
