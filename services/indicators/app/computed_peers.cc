#include "services/indicators/app/computed_peers.h"

#include <optional>
#include <string>
#include <utility>

#include "services/indicators/domain/peer_comparison.h"

namespace copperplate::indicators {
namespace {

// Nothing where nobody published what could be compared.
std::optional<PeerVerdict> ComputedVerdict(const DashboardFigures& figures, int32_t month,
                                           const IndicatorFigures& indicator,
                                           const Profile& profile) {
  const std::optional<PublishedPeers>& published = indicator.published;
  if (!published.has_value() || !published->period_end.has_value()) return std::nullopt;
  const int32_t period_end = *published->period_end;
  if (!ReachesPeers(published->definition, month, period_end)) return std::nullopt;
  const PeerGroup* const group = GroupIn(figures.peer_groups, period_end);
  if (group == nullptr) return std::nullopt;
  const PeerComparison compared = ComparePeers({.definition = published->definition,
                                                .force = group->force,
                                                .group = group,
                                                .period_end = period_end,
                                                .figures = published->figures,
                                                .figures_year_before = {},
                                                .profile = profile});
  if (compared.verdict.word == VerdictWord::kNotCalculated) return std::nullopt;
  return PeerVerdict{.comparator = Comparator::kMostSimilarForces,
                     .word = compared.verdict.word,
                     .value = compared.verdict.reference.value,
                     .data_to = compared.data_to,
                     .origin = PeerOrigin::kComputed,
                     .text = std::string(PrintedVerdict(compared.verdict))};
}

}  // namespace

std::vector<PeerVerdict> PeersOf(const DashboardFigures& figures, int32_t month,
                                 const IndicatorFigures& indicator, const Profile& profile) {
  std::vector<PeerVerdict> peers = indicator.peers;
  if (auto computed = ComputedVerdict(figures, month, indicator, profile)) {
    peers.push_back(*std::move(computed));
  }
  return peers;
}

}  // namespace copperplate::indicators
