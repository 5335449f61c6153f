// The names of this service's resources (AIP-122).
#pragma once

#include "libs/resource/pattern.h"

namespace copperplate::indicators {

// Who holds what stands above one force: areas of kind NATION and REGION, peer groups and figures.
inline constexpr char kNationalForce[] = "national";

inline constexpr resource::Pattern<"forces/{force}"> kForceName;
inline constexpr resource::Pattern<"forces/{force}/areas/{area}"> kAreaName;
inline constexpr resource::Pattern<"forces/{force}/populations/{population}"> kPopulationName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}"> kIndicatorName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}/series"> kSeriesName;
inline constexpr resource::Pattern<"forces/{force}/batches/{batch}"> kBatchName;
inline constexpr resource::Pattern<"forces/{force}/dashboard"> kDashboardName;
inline constexpr resource::Pattern<"forces/{force}/printedCells/{printed_cell}"> kPrintedCellName;
inline constexpr resource::Pattern<"forces/{force}/snapshots/{snapshot}"> kSnapshotName;
inline constexpr resource::Pattern<"forces/{force}/rebases/{rebase}"> kRebaseName;
inline constexpr resource::Pattern<"forces/{force}/seriesBreaks/{series_break}"> kSeriesBreakName;
inline constexpr resource::Pattern<"forces/{force}/targets/{target}"> kTargetName;
inline constexpr resource::Pattern<"forces/{force}/harmWeights/{harm_weight}"> kHarmWeightName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}/controlChart">
    kControlChartName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}/areaComparison">
    kAreaComparisonName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}/breakdown">
    kBreakdownName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}/forecast"> kForecastName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}/recentTrend">
    kRecentTrendName;
inline constexpr resource::Pattern<"forces/{force}/informationSheet"> kInformationSheetName;
inline constexpr resource::Pattern<"forces/{force}/peerGroups/{peer_group}"> kPeerGroupName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}/peerComparison">
    kPeerComparisonName;
inline constexpr resource::Pattern<"forces/{force}/commentaries/{commentary}"> kCommentaryName;
inline constexpr resource::Pattern<"profiles/{profile}"> kProfileName;

}  // namespace copperplate::indicators
