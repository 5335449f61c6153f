#include "services/indicators/app/computed_peers.h"

#include <optional>
#include <string>
#include <utility>

#include "services/indicators/domain/peer_comparison.h"

namespace copperplate::indicators {
namespace {

// Nothing where there is no group, or nobody published what could be compared. What is there and
// bears no verdict is one that is kNotCalculated.
std::optional<PeerVerdict> ComputedVerdict(const DashboardFigures& figures, int32_t month,
                                           const IndicatorFigures& indicator,
                                           const Profile& profile) {
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
                                          .profile = profile});
  Verdict& verdict = compared.verdict;
  PeerVerdict peer{.comparator = Comparator::kMostSimilarForces,
                   .word = verdict.word,
                   .value = std::nullopt,
                   .data_to = compared.data_to,
                   .origin = PeerOrigin::kComputed,
                   .text = std::string(PrintedVerdict(verdict)),
                   .reason = verdict.reason,
                   .sentence = std::move(verdict.sentence)};
  if (verdict.reference.present()) peer.value = verdict.reference.value;
  return peer;
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
