#pragma once

#include "libs/resource/pattern.h"

namespace copperplate::volunteers {

inline constexpr resource::Pattern<"forces/{force}"> kForceName;
inline constexpr resource::Pattern<"forces/{force}/roles/{role}"> kRoleName;
inline constexpr resource::Pattern<"forces/{force}/cadetUnits/{cadet_unit}"> kCadetUnitName;
inline constexpr resource::Pattern<"forces/{force}/volunteerSummary"> kVolunteerSummaryName;
inline constexpr resource::Pattern<"forces/{force}/establishmentTargets/{establishment_target}">
    kEstablishmentTargetName;
inline constexpr resource::Pattern<"forces/{force}/reviewStandards/{review_standard}">
    kReviewStandardName;
inline constexpr resource::Pattern<"forces/{force}/engagementStandards/{engagement_standard}">
    kEngagementStandardName;
inline constexpr resource::Pattern<"forces/{force}/volunteers/{volunteer}/restReview">
    kRestReviewName;
inline constexpr resource::Pattern<"forces/{force}/speedwatchStandards/{speedwatch_standard}">
    kSpeedwatchStandardName;
inline constexpr resource::Pattern<"forces/{force}/figureMappings/{figure_mapping}">
    kFigureMappingName;
inline constexpr resource::Pattern<"forces/{force}/volunteerFigures/{publication}">
    kFigurePublicationName;
inline constexpr resource::Pattern<"forces/{force}/retentionRules/{retention_rule}">
    kRetentionRuleName;
inline constexpr resource::Pattern<
    "forces/{force}/equalityCharacteristics/{equality_characteristic}">
    kEqualityCharacteristicName;
inline constexpr resource::Pattern<"forces/{force}/equalityBenchmarks/{equality_benchmark}">
    kEqualityBenchmarkName;
inline constexpr resource::Pattern<"forces/{force}/volunteerEqualityTable">
    kVolunteerEqualityTableName;
inline constexpr resource::Pattern<"forces/{force}/indicators/{indicator}"> kIndicatorName;
inline constexpr resource::Pattern<"forces/{force}/dutyTypes/{duty_type}"> kDutyTypeName;
inline constexpr resource::Pattern<"forces/{force}/skills/{skill}"> kSkillName;
inline constexpr resource::Pattern<"forces/{force}/opportunities/{opportunity}"> kOpportunityName;
inline constexpr resource::Pattern<"forces/{force}/opportunities/{opportunity}/matches/{match}">
    kMatchName;
inline constexpr resource::Pattern<"forces/{force}/volunteers/{volunteer}"> kVolunteerName;

inline constexpr resource::Pattern<
    "forces/{force}/volunteers/{volunteer}/vettingChecks/{vetting_check}">
    kVettingCheckName;
inline constexpr resource::Pattern<"forces/{force}/volunteers/{volunteer}/skills/{volunteer_skill}">
    kVolunteerSkillName;
inline constexpr resource::Pattern<"forces/{force}/volunteers/{volunteer}/legalHolds/{legal_hold}">
    kLegalHoldName;
inline constexpr resource::Pattern<
    "forces/{force}/volunteers/{volunteer}/recognitions/{recognition}">
    kRecognitionName;
inline constexpr resource::Pattern<"forces/{force}/volunteers/{volunteer}/engagements/{engagement}">
    kEngagementName;
inline constexpr resource::Pattern<
    "forces/{force}/volunteers/{volunteer}/engagements/{engagement}/review">
    kEngagementReviewName;
inline constexpr resource::Pattern<
    "forces/{force}/volunteers/{volunteer}/engagements/{engagement}/availabilities/{availability}">
    kAvailabilityName;
inline constexpr resource::Pattern<
    "forces/{force}/volunteers/{volunteer}/engagements/{engagement}/supervisions/{supervision}">
    kSupervisionName;
inline constexpr resource::Pattern<
    "forces/{force}/volunteers/{volunteer}/engagements/{engagement}/consents/{consent}">
    kConsentName;
inline constexpr resource::Pattern<
    "forces/{force}/volunteers/{volunteer}/engagements/{engagement}/eventPermissions/"
    "{event_permission}">
    kEventPermissionName;
inline constexpr resource::Pattern<
    "forces/{force}/volunteers/{volunteer}/engagements/{engagement}/duties/{duty}">
    kDutyName;
inline constexpr resource::Pattern<"forces/{force}/dutyImports/{import}"> kDutyImportName;
inline constexpr resource::Pattern<"forces/{force}/volunteerImports/{import}"> kVolunteerImportName;
inline constexpr resource::Pattern<"forces/{force}/sessionImports/{import}"> kSessionImportName;
inline constexpr resource::Pattern<"forces/{force}/watchGroups/{watch_group}"> kWatchGroupName;
inline constexpr resource::Pattern<"forces/{force}/watchGroups/{watch_group}/sites/{site}">
    kSiteName;
inline constexpr resource::Pattern<"forces/{force}/watchGroups/{watch_group}/sessions/{session}">
    kSessionName;

}  // namespace copperplate::volunteers
