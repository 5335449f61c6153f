// The views there are.
#pragma once

#include "services/cli/commands/view.h"

namespace copperplate::cli {

// `--known-at` is one and the same everywhere.
inline constexpr char kKnownAtAbout[] =
    "As it was known then: date, time and offset, such as 2018-05-10T14:00:00Z or "
    "2018-05-10T15:00:00+01:00";

// As is `--area`.
inline constexpr char kAreaAbout[] = "The area's id or name; the whole force by default";

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
extern const View kBatchWarningsView;
extern const View kSnapshotsView;

// analysis_views.cc
extern const View kSeriesView;
extern const View kChartView;
extern const View kForecastView;
extern const View kTrendView;
extern const View kBreakdownView;
extern const View kAreaComparisonView;
extern const View kInformationSheetView;

// annotation_views.cc
extern const View kTargetsView;
extern const View kRebasesView;
extern const View kSeriesBreaksView;
extern const View kHarmWeightsView;
extern const View kCommentariesView;

// assurance_views.cc
extern const View kAssuranceView;
extern const View kAssuranceLevelsView;

// governance_views.cc
extern const View kActionsView;
extern const View kMeetingsView;

// improvement_views.cc
extern const View kImprovementPlansView;
extern const View kImprovementPlanView;

// plan_views.cc
extern const View kPlansView;
extern const View kIterationsView;

// volunteer_views.cc
extern const View kVolunteersView;
extern const View kFigurePublicationsView;
extern const View kDutyTypesView;
extern const View kAttentionView;
extern const View kRecognitionsDueView;
extern const View kEqualityTableView;
extern const View kRetentionDueView;

// matching_views.cc
extern const View kSkillsView;
extern const View kOpportunitiesView;
extern const View kMatchView;

// speedwatch_views.cc
extern const View kSpeedwatchView;
extern const View kWatchGroupsView;

// peer_views.cc
extern const View kPeerGroupsView;
extern const View kPeerFiguresView;
extern const View kPeerComparisonView;

}  // namespace copperplate::cli
