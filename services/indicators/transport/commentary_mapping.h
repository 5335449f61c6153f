#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/commentary.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/commentary_repository.h"
#include "services/indicators/domain/commentary.h"

namespace copperplate::indicators {

// The commentary `id` of `force` that `message` describes, a draft. Faults, by the resource's field
// names, are everything that is wrong with it by itself.
Commentary ReadCommentary(absl::string_view force, absl::string_view id,
                          const v1::Commentary& message, Faults& faults);

// The commentary of `force` as the API shows it.
v1::Commentary WriteCommentary(absl::string_view force, const CommentaryRecord& record);

}  // namespace copperplate::indicators
