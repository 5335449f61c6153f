// The names of this service's resources.
#pragma once

#include "libs/resource/pattern.h"

namespace copperplate::delivery {

inline constexpr resource::Pattern<"forces/{force}"> kForceName;
inline constexpr resource::Pattern<"forces/{force}/plans/{plan}"> kPlanName;
inline constexpr resource::Pattern<"forces/{force}/plans/{plan}/board"> kBoardName;
inline constexpr resource::Pattern<"forces/{force}/plans/{plan}/themes/{theme}"> kThemeName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/themes/{theme}/objectives/{objective}">
    kObjectiveName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/themes/{theme}/businessIntelligenceItems/"
    "{business_intelligence_item}">
    kBusinessIntelligenceItemName;
inline constexpr resource::Pattern<"forces/{force}/plans/{plan}/actions/{action}"> kActionName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/actions/{action}/opportunities/{opportunity}">
    kOpportunityName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/actions/{action}/indicatorLinks/{indicator_link}">
    kIndicatorLinkName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/actions/{action}/activities/{activity}">
    kActivityName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/actions/{action}/activities/{activity}/leads/{lead}">
    kLeadName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/actions/{action}/activities/{activity}/milestones/{milestone}">
    kMilestoneName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/actions/{action}/activities/{activity}/statusEntries/"
    "{status_entry}">
    kStatusEntryName;
inline constexpr resource::Pattern<"forces/{force}/plans/{plan}/links/{link}"> kPlanLinkName;
inline constexpr resource::Pattern<"forces/{force}/plans/{plan}/iterations/{iteration}">
    kIterationName;
inline constexpr resource::Pattern<
    "forces/{force}/plans/{plan}/iterations/{iteration}/publications/{publication}">
    kPublicationName;

// The indicators service's own.
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}"> kIndicatorName;

}  // namespace copperplate::delivery
