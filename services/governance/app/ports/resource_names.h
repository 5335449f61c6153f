#pragma once

#include "libs/resource/pattern.h"

namespace copperplate::governance {

inline constexpr resource::Pattern<"forces/{force}"> kForceName;

// Bodies and their meetings.
inline constexpr resource::Pattern<"forces/{force}/offices/{office}"> kOfficeName;
inline constexpr resource::Pattern<"forces/{force}/bodies/{body}"> kBodyName;
inline constexpr resource::Pattern<"forces/{force}/bodies/{body}/memberships/{membership}">
    kMembershipName;
inline constexpr resource::Pattern<"forces/{force}/bodies/{body}/meetings/{meeting}"> kMeetingName;
inline constexpr resource::Pattern<
    "forces/{force}/bodies/{body}/meetings/{meeting}/agendaItems/{agenda_item}">
    kAgendaItemName;
inline constexpr resource::Pattern<
    "forces/{force}/bodies/{body}/meetings/{meeting}/attendances/{attendance}">
    kAttendanceName;
inline constexpr resource::Pattern<
    "forces/{force}/bodies/{body}/meetings/{meeting}/declarations/{declaration}">
    kDeclarationName;
inline constexpr resource::Pattern<
    "forces/{force}/bodies/{body}/meetings/{meeting}/outcomes/{outcome}">
    kOutcomeName;
inline constexpr resource::Pattern<
    "forces/{force}/bodies/{body}/meetings/{meeting}/minutes/{minutes}">
    kMinutesName;
inline constexpr resource::Pattern<"forces/{force}/bodies/{body}/meetings/{meeting}/papers/{paper}">
    kPaperName;
inline constexpr resource::Pattern<"forces/{force}/bodies/{body}/meetings/{meeting}/publicRecord">
    kMeetingPublicRecordName;

// What bodies ask to be done.
inline constexpr resource::Pattern<"forces/{force}/bodies/{body}/actions/{action}"> kActionName;
inline constexpr resource::Pattern<"forces/{force}/bodies/{body}/actionLog"> kActionLogName;
inline constexpr resource::Pattern<"forces/{force}/actionLog"> kForceActionLogName;

// Reports, and what they ask to be done.
inline constexpr resource::Pattern<"forces/{force}/sourceReports/{source_report}">
    kSourceReportName;
inline constexpr resource::Pattern<
    "forces/{force}/sourceReports/{source_report}/recommendations/{recommendation}">
    kRecommendationName;
inline constexpr resource::Pattern<"forces/{force}/recommendationLog"> kRecommendationLogName;
inline constexpr resource::Pattern<"forces/{force}/sourceReports/{source_report}/statutoryResponse">
    kStatutoryResponseName;
inline constexpr resource::Pattern<"forces/{force}/statutoryClock"> kStatutoryClockName;

// Decisions, and what of them is owed to the public.
inline constexpr resource::Pattern<"forces/{force}/decisions/{decision}"> kDecisionName;
inline constexpr resource::Pattern<"forces/{force}/decisionNotices/{decision_notice}">
    kDecisionNoticeName;
inline constexpr resource::Pattern<"forces/{force}/publicationClock"> kPublicationClockName;

// What bodies mean to take at later meetings.
inline constexpr resource::Pattern<"forces/{force}/forwardPlan/{forward_plan_entry}">
    kForwardPlanEntryName;
// Risks.
inline constexpr resource::Pattern<"forces/{force}/risks/{risk}"> kRiskName;
inline constexpr resource::Pattern<"forces/{force}/risks/{risk}/assessments/{risk_assessment}">
    kRiskAssessmentName;
inline constexpr resource::Pattern<"forces/{force}/riskRegister"> kRiskRegisterName;
inline constexpr resource::Pattern<"forces/{force}/riskRegisterSnapshots/{risk_register_snapshot}">
    kRiskRegisterSnapshotName;

// What governance is held against and counted by.
inline constexpr resource::Pattern<"forces/{force}/governanceSettings/{governance_settings}">
    kGovernanceSettingsName;
inline constexpr resource::Pattern<"forces/{force}/bankHolidays/{bank_holiday}"> kBankHolidayName;

}  // namespace copperplate::governance
