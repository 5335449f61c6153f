// Volunteers: where they stand, and what was published of them.
#include "services/cli/commands/views.h"
#include "services/cli/commands/volunteer_cells.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

constexpr ViewOption kSummaryOptions[] = {
    {"--as-of", "asOf", "At the end of this day, YYYY-MM-DD; today by default"},
    {"--from", "fromMonth", "Hours and who came and went from this month on too, YYYY-MM"},
    {"--kind", "kind", "SPECIAL, PSV, CADET or SPEEDWATCH alone"},
    {"--area", "area", "Hours of duties of this area alone"},
    kKnownAtOption};

constexpr ViewColumn kKindColumns[] = {
    {"Kind", "kind"},
    {"In force", "headcount.strength", Form::kNumber},
    {"Active", "headcount.active", Form::kNumber},
    {"Probation", "headcount.inProbation", Form::kNumber},
    {"On leave", "headcount.onLeave", Form::kNumber},
    {"Suspended", "headcount.suspended", Form::kNumber},
    {"Target", "", Form::kNumber, &TargetOf},
    {"Vacant", "", Form::kNumber, &VacancyOf},
    {"Applied", "", Form::kNumber, &AppliedOf},
    {"Vetting", "", Form::kNumber, &InVettingOf},
    {"Induction", "", Form::kNumber, &InInductionOf},
    {"Hours in month", "", Form::kNumber, &HoursOfMonth},
    {"In financial year", "", Form::kNumber, &HoursOfFinancialYear},
    {"In 12 months", "", Form::kNumber, &HoursOfTwelveMonths},
    {"Average headcount", "averageHeadcount", Form::kNumber},
    {"Hours a head and month", "averageMonthlyHours", Form::kNumber},
    {"12 months", "", Form::kText, &MovementOf},
    {"Hours since", "", Form::kLong, &HoursSince},
    {"Since", "", Form::kLong, &MovementSince},
    {"Turnover %", "turnoverPercent", Form::kLong},
    {"Turnout %", "turnoutPercent", Form::kLong},
    {"Average month", "averageMonth", Form::kLong},
    {"Days in stage", "", Form::kLong, &DaysInStages},
    {"Hours not verified", "", Form::kLong, &UnverifiedOfTwelveMonths},
    {"Exit interviews", "", Form::kLong, &ExitInterviewsOf},
};

constexpr ViewColumn kPublicationColumns[] = {
    {"Publication", "name", Form::kId},
    {"Month", "month"},
    {"State", "state"},
    {"Known at", "knownAt"},
    {"Attempts", "attempts", Form::kNumber},
    {"Last error", "lastError"},
    {"Delivered", "deliveredTime"},
    {"Why changed", "changeReason"},
    {"Batch", "batch", Form::kId},
};

constexpr ViewColumn kDutyTypeColumns[] = {
    {"Type", "name", Form::kId},
    {"Title", "title"},
    {"Counts as hours", "countsAsHours", Form::kFlag},
    {"Training", "training", Form::kFlag},
    {"Hidden", "hidden", Form::kFlag},
};

constexpr ViewOption kEqualityOptions[] = {
    {"--kind", "kind", "SPECIAL, PSV, CADET or SPEEDWATCH", ViewOption::Form::kText, true},
    {"--characteristic", "characteristic", "Id or name of what was asked for",
     ViewOption::Form::kText, true},
    {"--quarter-end", "quarterEnd", "The last day of a quarter, YYYY-MM-DD",
     ViewOption::Form::kText, true}};

constexpr ViewColumn kEqualityColumns[] = {
    {"Answer", "value"},
    {"People", "text", Form::kNumber},
    {"% of all", "percent", Form::kNumber},
    {"% of stated", "sharePercent", Form::kNumber},
    {"Benchmark %", "benchmarkPercent", Form::kNumber},
    {"Ratio", "ratio", Form::kNumber},
    {"Benchmark", "benchmark", Form::kLong},
};

constexpr ViewColumn kRetentionColumns[] = {
    {"Volunteer", "volunteer", Form::kId},
    {"Class", "recordClass"},
    {"Rule", "retentionRule", Form::kId},
    {"Engagement", "engagement", Form::kId},
    {"Ended", "endedOn"},
    {"Due", "dueOn"},
};

constexpr ViewOption kAttentionOptions[] = {
    {"--as-of", "asOf", "At the end of this day, YYYY-MM-DD; today by default"},
    {"--kind", "kind", "SPECIAL, PSV, CADET or SPEEDWATCH alone"},
    {"--reason", "reason", "With this reason alone, such as NO_DUTY_28_DAYS"},
    {"--supervisor", "supervisor", "Supervised by this person alone"},
};

constexpr ViewColumn kAttentionColumns[] = {
    {"Volunteer", "", Form::kText, &VolunteerOfReview},
    {"Name", "volunteerName"},
    {"Kind", "kind"},
    {"State", "state"},
    {"Since", "stateSince"},
    {"Supervisor", "supervisor"},
    {"Last duty", "lastDutyOn"},
    {"Expected", "expectation.expectedHours", Form::kNumber},
    {"Given", "expectation.workedHours", Form::kNumber},
    {"Needs", "attention.reason"},
    {"Engagement", "", Form::kLong, &EngagementOfReview},
    {"Vetting expires", "vettingExpiresOn", Form::kLong},
    {"Unverified duties", "unverifiedDuties", Form::kLong},
    {"Barred duties", "barredDuties", Form::kLong},
};

constexpr ViewOption kRecognitionsDueOptions[] = {
    {"--as-of", "asOf",
     "By the end of this day, YYYY-MM-DD, at most 366 days ahead; today by default"},
    {"--kind", "kind", "SPECIAL, PSV, CADET or SPEEDWATCH alone"},
};

constexpr ViewColumn kRecognitionsDueColumns[] = {
    {"Volunteer", "", Form::kText, &VolunteerOfReview},
    {"Name", "volunteerName"},
    {"Kind", "kind"},
    {"Service since", "service.since"},
    {"Years", "service.years", Form::kNumber},
    {"Due", "service.recognitionsDue.years"},
    {"Since", "service.recognitionsDue.dueOn"},
    {"Engagement", "", Form::kLong, &EngagementOfReview},
};

}  // namespace

const View kAttentionView = {
    .verb = "attention",
    .about = "List who needs attention, and why",
    .example = "copperplate volunteers attention --kind SPECIAL --reason NO_SUPERVISOR",
    .path = "/v1/forces/$0/engagementReviews",
    .items = "engagementReviews",
    .columns = kAttentionColumns,
    .options = kAttentionOptions,
    .note = &WhatIsVacant};

const View kRecognitionsDueView = {
    .verb = "recognitions-due",
    .about = "List to whom recognition of long service is due",
    .example = "copperplate volunteers recognitions-due --as-of 2018-12-31",
    .path = "/v1/forces/$0/recognitionsDue",
    .items = "engagementReviews",
    .columns = kRecognitionsDueColumns,
    .options = kRecognitionsDueOptions};

const View kVolunteersView = {.verb = "volunteers",
                              .about = "Show where the force's volunteers stand, and their hours",
                              .example = "copperplate volunteers --as-of 2018-03-31",
                              .path = "/v1/forces/$0/volunteerSummary",
                              .items = "kinds",
                              .columns = kKindColumns,
                              .options = kSummaryOptions,
                              .paged = false,
                              .note = &WhatTheSummaryIs};

const View kFigurePublicationsView = {
    .verb = "published",
    .about = "List what was published to the indicators service, and whether it arrived",
    .example = "copperplate volunteers published",
    .path = "/v1/forces/$0/volunteerFigures",
    .items = "figurePublications",
    .columns = kPublicationColumns};

const View kDutyTypesView = {.verb = "duty-types",
                             .about = "List what duties are given for",
                             .example = "copperplate volunteers duty-types",
                             .path = "/v1/forces/$0/dutyTypes",
                             .items = "dutyTypes",
                             .columns = kDutyTypeColumns};

const View kEqualityTableView = {
    .verb = "equality-table",
    .about = "Show what volunteers of a kind declared of a characteristic at a quarter's end",
    .example =
        "copperplate volunteers equality-table --kind SPECIAL --characteristic ethnicity "
        "--quarter-end 2018-03-31",
    .path = "/v1/forces/$0/volunteerEqualityTable",
    .items = "cells",
    .columns = kEqualityColumns,
    .options = kEqualityOptions,
    .paged = false,
    .note = &WhatTheTableIs};

const View kRetentionDueView = {.verb = "retention-due",
                                .about = "List who may be anonymised today, and by which rule",
                                .example = "copperplate volunteers retention-due",
                                .path = "/v1/forces/$0/volunteers:retentionDue",
                                .items = "retentionDue",
                                .columns = kRetentionColumns};

}  // namespace copperplate::cli
