// A force against the figure published for a region or nation that it lies in.
//
// - Like is held against like, as among forces (peer_comparison.h): the force's own figure is the
//   one published for it, of the same period.
// - The published figure is one value: no average is made, and its own spread counts for nothing.
// - Under `significance` the limits around it are as far apart as those of the funnel of the
//   force's group, for what spread forces have beyond chance shows among forces alone.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/detail.h"
#include "services/indicators/domain/force_titles.h"
#include "services/indicators/domain/peer_figure.h"
#include "services/indicators/domain/peer_group.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// A region or nation that a force's own area lies in.
struct AreaAbove {
  PeerKind kind = PeerKind::kNation;
  std::string id;  // of the area of `national`
  std::string title;
};

// References must outlive the call only.
struct AboveInput {
  const IndicatorDefinition& definition;  // of the figures
  absl::string_view force;                // id
  const AreaAbove& area;
  const PeerFigure& published;          // of the area
  const PeerFigure* own = nullptr;      // the force's, of the same period; null: none
  const PeerGroup* group = nullptr;     // that the force has in the period; null: none
  absl::Span<const PeerFigure> forces;  // figures of forces, the group's among them
  const ForceTitles* titles = nullptr;
  const Profile& profile;
  SignificanceControl control = SignificanceControl::kOneIn20;  // ControlOfPeers()
  Detail detail = Detail::kExplained;                           // else without the sentence
};

// All but `significant`. Never fails: what cannot be computed has its reason.
Verdict CompareWithAbove(const AboveInput& input);

}  // namespace copperplate::indicators
