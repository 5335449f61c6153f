#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/canonical_json/canonical_json.h"
#include "services/indicators/app/ports/commentary_repository.h"

namespace copperplate::indicators {

// Commentaries as canonical JSON: all that the API's messages say but the etags, members named as
// the API's JSON names them, empty ones left out.
CanonicalValue CanonicalCommentaries(absl::string_view force,
                                     absl::Span<const CommentaryRecord> records);

}  // namespace copperplate::indicators
