// A force among other forces: its figure beside theirs, its place, and the verdict.
//
// Like is held against like: the force's own figure is the one published for it beside the others',
// not one computed from its observations, which may count otherwise or reach further.
// - The forces compared are the group's members and the force itself; those without a figure of the
//   period are named and left out, and fewer than kFewestPeers bear no comparison.
// - The band is held against the group's average, by its averaging. The funnel stands around the
//   group's common figure, whatever that averaging: its limits follow from sizes.
// - A simple average takes each figure to twelve decimals, so that the sum is exact.
// - Figures below zero (net adjustments) are averaged and ranked as published, and said to be among
//   them; no funnel is drawn through them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/detail.h"
#include "services/indicators/domain/force_titles.h"
#include "services/indicators/domain/peer_figure.h"
#include "services/indicators/domain/peer_funnel.h"
#include "services/indicators/domain/peer_group.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// The place of one figure among others.
struct PeerPlace {
  std::optional<int> place;  // nothing: the force has no figure
  int of = 0;                // figures that have a place
  bool highest_first = false;
  std::optional<int> place_year_before;
  int of_year_before = 0;
  bool not_adjusted_for_size = false;  // what is ranked grows with the size of a force
  std::string sentence;
};

// One force of the table.
struct PeerForce {
  std::string force;      // id
  bool in_group = false;  // a member, or the force itself
  Cell cell;              // of a member also where it has no figure
  std::optional<PeerFigure> figure;
  std::optional<int> place;  // nationally
  std::optional<int> place_in_group;
  std::optional<FunnelLimits> limits;           // of the funnel of all forces
  std::optional<FunnelLimits> limits_in_group;  // of the group's
};

// All that a comparison is made of. References must outlive the call only.
struct PeerInput {
  const IndicatorDefinition& definition;  // of the figures
  absl::string_view force;                // id
  const PeerGroup* group = nullptr;       // that the force has in the period; null: none
  int32_t period_end = 0;
  absl::Span<const PeerFigure> figures;  // of the period, of any kind
  absl::Span<const PeerFigure> figures_year_before;
  const Profile& profile;
  const ForceTitles* titles = nullptr;  // null: forces are named by their ids
  SignificanceControl control = SignificanceControl::kOneIn20;  // ControlOfPeers()
  Detail detail = Detail::kExplained;  // else without sentences and `significant`
};

struct PeerComparison {
  Period period;
  std::vector<PeerForce> forces;  // those with a figure, and the group's, by id
  Cell average;                   // of the group
  Verdict verdict;                // the force against the group
  PeerPlace national;
  PeerPlace in_group;
  PeerFunnel national_funnel;
  PeerFunnel group_funnel;
  int group_size = 0;                 // forces of the group with a figure, itself included
  std::vector<std::string> missing;   // of the group, without a figure
  std::vector<std::string> negative;  // with a figure below zero
  std::vector<PeerFigure> published;  // of regions and the nation, as published
  std::optional<int32_t> data_to;     // the earliest month that the group's figures reach to
};

// Whether figures of a period that ends in `period_end` still serve for `month_asked`: no further
// back than the definition may lag.
bool ReachesPeers(const IndicatorDefinition& definition, int32_t month_asked, int32_t period_end);

// The one of `groups`, of one force, that holds in a month; null where none does.
const PeerGroup* GroupIn(absl::Span<const PeerGroup> groups, int32_t month);

// Pure and deterministic. Never fails: what cannot be computed is absent with its reason.
PeerComparison ComparePeers(const PeerInput& input);

}  // namespace copperplate::indicators
