// The names of improvement plans and of what is in them (AIP-122).
#pragma once

#include "libs/resource/pattern.h"

namespace copperplate::delivery {

inline constexpr resource::Pattern<"forces/{force}/improvementPlans/{improvement_plan}">
    kImprovementPlanName;
inline constexpr resource::Pattern<
    "forces/{force}/improvementPlans/{improvement_plan}/findings/{finding}">
    kFindingName;
inline constexpr resource::Pattern<
    "forces/{force}/improvementPlans/{improvement_plan}/actions/{action}">
    kImprovementActionName;
inline constexpr resource::Pattern<
    "forces/{force}/improvementPlans/{improvement_plan}/reviews/{review}">
    kPlanReviewName;

// The governance service's own, of which this service reads nothing.
inline constexpr resource::Pattern<"forces/{force}/sourceReports/{source_report}">
    kSourceReportName;
inline constexpr resource::Pattern<
    "forces/{force}/sourceReports/{source_report}/recommendations/{recommendation}">
    kRecommendationName;

}  // namespace copperplate::delivery
