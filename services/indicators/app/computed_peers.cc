#include "services/indicators/app/computed_peers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "services/indicators/domain/above_comparison.h"
#include "services/indicators/domain/peer_comparison.h"

namespace copperplate::indicators {
namespace {

PeerVerdict Shown(Comparator comparator, std::optional<int32_t> data_to, Verdict verdict) {
  PeerVerdict peer{.comparator = comparator,
                   .word = verdict.word,
                   .value = std::nullopt,
                   .data_to = data_to,
                   .origin = PeerOrigin::kComputed,
                   .text = std::string(PrintedVerdict(verdict)),
                   .reason = verdict.reason,
                   .sentence = std::move(verdict.sentence)};
  if (verdict.reference.present()) peer.value = verdict.reference.value;
  return peer;
}

// Nothing where there is no group, or nobody published what could be compared. What is there and
// bears no verdict is one that is kNotCalculated.
std::optional<PeerVerdict> ComputedVerdict(const DashboardFigures& figures, int32_t month,
                                           const IndicatorFigures& indicator,
                                           const Profile& profile, SignificanceControl control,
                                           Detail detail) {
  const std::optional<PublishedPeers>& published = indicator.published;
  if (!published.has_value() || !published->period_end.has_value()) return std::nullopt;
  const int32_t period_end = *published->period_end;
  if (!ReachesPeers(published->definition, month, period_end)) return std::nullopt;
  const PeerGroup* const group = GroupIn(figures.peer_groups, period_end);
  if (group == nullptr) return std::nullopt;
  PeerComparison compared = ComparePeers({.definition = published->definition,
                                          .force = group->force,
                                          .group = group,
                                          .period_end = period_end,
                                          .figures = published->figures,
                                          .figures_year_before = {},
                                          .profile = profile,
                                          .titles = &figures.force_titles,
                                          .control = control,
                                          .detail = detail});
  return Shown(Comparator::kMostSimilarForces, compared.data_to, std::move(compared.verdict));
}

// The one of `figures` that `matches`; null where there is none.
template <typename Matches>
const PeerFigure* Find(absl::Span<const PeerFigure> figures, Matches matches) {
  const auto found = std::find_if(figures.begin(), figures.end(), matches);
  return found == figures.end() ? nullptr : &*found;
}

// Against each region and nation that the force lies in, for which a figure is published.
void AddAbove(const DashboardFigures& figures, int32_t month, const IndicatorFigures& indicator,
              const Profile& profile, SignificanceControl control, Detail detail,
              std::vector<PeerVerdict>& peers) {
  if (!indicator.published.has_value()) return;
  const PublishedPeers& published = *indicator.published;
  const std::string& force = figures.areas.front().area;  // its own area has its id
  for (const AreaAbove& area : figures.areas_above) {
    const PeerFigure* const of_area = Find(published.above, [&](const PeerFigure& figure) {
      return figure.kind == area.kind && figure.of == area.id;
    });
    if (of_area == nullptr) continue;
    if (!ReachesPeers(published.definition, month, of_area->period_end)) continue;
    const auto is_own = [&](const PeerFigure& figure) {
      return figure.kind == PeerKind::kForce && figure.of == force &&
             figure.period_end == of_area->period_end;
    };
    Verdict verdict = CompareWithAbove({.definition = published.definition,
                                        .force = force,
                                        .area = area,
                                        .published = *of_area,
                                        .own = Find(published.above, is_own),
                                        .group = GroupIn(figures.peer_groups, of_area->period_end),
                                        .forces = published.above,
                                        .titles = &figures.force_titles,
                                        .profile = profile,
                                        .control = control,
                                        .detail = detail});
    peers.push_back(
        Shown(area.kind == PeerKind::kNation ? Comparator::kNational : Comparator::kRegional,
              of_area->data_to, std::move(verdict)));
    peers.back().area = area.id;
  }
}

}  // namespace

std::vector<PeerVerdict> PeersOf(const DashboardFigures& figures, int32_t month,
                                 const IndicatorFigures& indicator, const Profile& profile,
                                 SignificanceControl control, Detail detail) {
  std::vector<PeerVerdict> peers = indicator.peers;
  if (auto computed = ComputedVerdict(figures, month, indicator, profile, control, detail)) {
    peers.push_back(*std::move(computed));
  }
  AddAbove(figures, month, indicator, profile, control, detail, peers);
  return peers;
}

}  // namespace copperplate::indicators
