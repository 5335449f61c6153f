#include "services/delivery/domain/narrative.h"

#include <algorithm>
#include <vector>

namespace copperplate::delivery {
namespace {

bool IsReplaced(absl::Span<const StatusEntry> history, const StatusEntry& entry) {
  return std::any_of(history.begin(), history.end(), [&](const StatusEntry& other) {
    return other.corrects == entry.id && !other.narrative.empty();
  });
}

// Whether, as of `day`, `a` gives way to `b`.
bool GivesWay(const WrittenNarrative& a, const WrittenNarrative& b, absl::CivilDay day) {
  const bool a_has_come = a.from <= day;
  const bool b_has_come = b.from <= day;
  if (a_has_come != b_has_come) return b_has_come;
  if (a.from != b.from) return b_has_come ? a.from < b.from : b.from < a.from;
  return a.written_at <= b.written_at;
}

}  // namespace

std::optional<std::string> NarrativeOn(absl::Span<const WrittenNarrative> written,
                                       absl::Span<const StatusEntry> history, absl::CivilDay day) {
  std::vector<WrittenNarrative> all(written.begin(), written.end());
  for (const StatusEntry& entry : history) {
    if (entry.narrative.empty() || IsReplaced(history, entry)) continue;
    all.push_back({entry.as_of, entry.narrative, entry.entered_at});
  }
  const WrittenNarrative* standing = nullptr;
  for (const WrittenNarrative& one : all) {
    if (standing == nullptr || GivesWay(*standing, one, day)) standing = &one;
  }
  if (standing == nullptr) return std::nullopt;
  return standing->text;
}

Activity AfterReport(const Activity& activity, absl::Span<const WrittenNarrative> written,
                     absl::Span<const StatusEntry> history, const StatusEntry& entry) {
  std::vector<StatusEntry> reports(history.begin(), history.end());
  reports.push_back(entry);
  Activity after = activity;
  after.narrative =
      NarrativeOn(written, reports, absl::CivilDay::max()).value_or(activity.narrative);
  return after;
}

}  // namespace copperplate::delivery
