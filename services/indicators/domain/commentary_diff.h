// What differs between the commentaries that a snapshot keeps and those that stand now.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/commentary.h"

namespace copperplate::indicators {

enum class CommentaryDifferenceKind : uint8_t {
  kAdded,     // agreed since
  kRevised,   // agreed then and now, and says something else
  kReopened,  // a draft again
  kDeleted,
  kWithheld,  // sensitive since, and not for this reader: not as it was kept either
};

// One that was kept, and whether the newest version of it is marked sensitive.
struct KeptCommentary {
  Commentary commentary;
  bool sensitive_now = false;
};

struct CommentaryDifference {
  std::string id;
  CommentaryDifferenceKind kind = CommentaryDifferenceKind::kAdded;

  // Whether the reader is shown how it was kept, and how it is agreed now.
  bool has_before() const {
    return kind != CommentaryDifferenceKind::kAdded && kind != CommentaryDifferenceKind::kWithheld;
  }
  bool has_after() const {
    return kind == CommentaryDifferenceKind::kAdded || kind == CommentaryDifferenceKind::kRevised;
  }
};

// By id. `kept` and `standing` (in whatever state) are those of one month and area, each by id.
// `sensitive`: the reader may see what is marked so; else that is left out of both.
std::vector<CommentaryDifference> DiffCommentaries(absl::Span<const KeptCommentary> kept,
                                                   absl::Span<const Commentary> standing,
                                                   bool sensitive);

}  // namespace copperplate::indicators
