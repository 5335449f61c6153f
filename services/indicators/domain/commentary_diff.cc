#include "services/indicators/domain/commentary_diff.h"

#include <map>
#include <optional>
#include <utility>

namespace copperplate::indicators {
namespace {

// How what was kept differs for a reader who was shown it; nothing where it looks as it did.
std::optional<CommentaryDifferenceKind> Differs(const KeptCommentary& before, const Commentary* now,
                                                bool sensitive) {
  if (before.sensitive_now && !sensitive) return CommentaryDifferenceKind::kWithheld;
  if (now == nullptr) return CommentaryDifferenceKind::kDeleted;
  if (now->sensitive() && !sensitive) return CommentaryDifferenceKind::kWithheld;
  if (now->state != CommentaryState::kAgreed) return CommentaryDifferenceKind::kReopened;
  if (!SaysTheSame(before.commentary, *now)) return CommentaryDifferenceKind::kRevised;
  return std::nullopt;
}

}  // namespace

std::vector<CommentaryDifference> DiffCommentaries(absl::Span<const KeptCommentary> kept,
                                                   absl::Span<const Commentary> standing,
                                                   bool sensitive) {
  std::map<absl::string_view, std::pair<const KeptCommentary*, const Commentary*>> sides;
  for (const KeptCommentary& one : kept) {
    if (sensitive || !one.commentary.sensitive()) sides[one.commentary.id].first = &one;
  }
  for (const Commentary& one : standing) sides[one.id].second = &one;
  std::vector<CommentaryDifference> differences;
  for (const auto& [id, side] : sides) {
    const auto& [before, now] = side;
    std::optional<CommentaryDifferenceKind> kind;
    if (before != nullptr) {
      kind = Differs(*before, now, sensitive);
    } else if (now->state == CommentaryState::kAgreed && (sensitive || !now->sensitive())) {
      kind = CommentaryDifferenceKind::kAdded;
    }
    if (kind.has_value()) differences.push_back({std::string(id), *kind});
  }
  return differences;
}

}  // namespace copperplate::indicators
