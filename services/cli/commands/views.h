// The views there are.
#pragma once

#include "services/cli/commands/view.h"

namespace copperplate::cli {

// `--known-at` is one and the same everywhere.
inline constexpr char kKnownAtAbout[] =
    "As it was known then: date, time and offset, such as 2018-05-10T14:00:00Z or "
    "2018-05-10T15:00:00+01:00";

inline constexpr ViewOption kKnownAtOption = {"--known-at", "knownAt", kKnownAtAbout,
                                              ViewOption::Form::kInstant};

// reference_views.cc
extern const View kForcesView;
extern const View kAreasView;
extern const View kPopulationsView;
extern const View kIndicatorsView;
extern const View kIndicatorView;
extern const View kProfilesView;

// figure_views.cc
extern const View kObservationsView;
extern const View kHistoryView;
extern const View kBatchesView;
extern const View kBatchView;
extern const View kBatchFaultsView;
extern const View kSnapshotsView;

}  // namespace copperplate::cli
