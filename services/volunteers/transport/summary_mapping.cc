#include "services/volunteers/transport/summary_mapping.h"

#include <algorithm>

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/rational/rational.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/summary_periods.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

using Message = v1::VolunteerSummary;

static_assert(Message::Hours::EXACT == static_cast<int>(HoursQualifier::kExact) + 1);
static_assert(Message::Split::TYPE == static_cast<int>(HoursBy::kType) + 1);
static_assert(Message::Split::AREA == static_cast<int>(HoursBy::kArea) + 1);
static_assert(Message::Period::MONTH == static_cast<int>(SummaryPeriod::kMonth) + 1);
static_assert(Message::Period::Span_MAX == static_cast<int>(SummaryPeriod::kSince) + 1);

namespace {

constexpr int kMinutesInHour = 60;

// `12`, and `12.5` between two days.
std::string MedianText(const Rational& days) { return days.Round(days.denominator() == 1 ? 0 : 1); }

std::string PercentText(const Rational& share) {
  return Rational::Of(share.numerator() * 100, share.denominator()).Round(1);
}

void WriteHeadcount(const Headcount& headcount, Message::Headcount& out) {
  out.set_strength(headcount.strength);
  out.set_active(headcount.active);
  out.set_in_probation(headcount.in_probation);
  out.set_on_leave(headcount.on_leave);
  out.set_suspended(headcount.suspended);
}

void WriteStage(const PipelineStage& stage, Message::Stage& out) {
  out.set_state(api::ToProto<v1::Engagement::State>(stage.state));
  out.set_persons(stage.persons);
  if (stage.median_days.has_value()) out.set_median_days(MedianText(*stage.median_days));
  if (stage.oldest_days.has_value()) out.set_oldest_days(*stage.oldest_days);
}

void WriteHours(const Hours& hours, Message::Hours& out) {
  out.set_minutes(hours.minutes);
  out.set_hours(Rational::Of(hours.minutes, kMinutesInHour).Round(1));
  out.set_qualifier(api::ToProto<Message::Hours::Qualifier>(hours.qualifier()));
  out.set_unverified_minutes(hours.unverified_minutes);
  out.set_late_minutes(hours.late_minutes);
  out.set_induction_minutes(hours.induction_minutes);
  out.set_outside_minutes(hours.outside_minutes);
}

void WriteSplits(absl::string_view force, const std::vector<std::map<std::string, Hours>>& splits,
                 Message::Period& out) {
  for (size_t i = 0; i < splits.size(); ++i) {
    for (const auto& [key, hours] : splits[i]) {
      Message::Split& split = *out.add_splits();
      split.set_by(api::ToProto<Message::Split::By>(kHoursBy[i]));
      split.set_key(kHoursBy[i] == HoursBy::kType ? kDutyTypeName.Format(force, key) : key);
      WriteHours(hours, *split.mutable_hours());
    }
  }
}

void WritePeriod(SummaryPeriod period, const SummaryRange& range, const Flows& flows,
                 Message::Period& out) {
  const SummaryDays days = DaysOf(period, range);
  out.set_span(api::ToProto<Message::Period::Span>(period));
  out.set_from_date(DateText(days.from));
  out.set_to_date(DateText(days.to));
  out.set_joiners(flows.joiners);
  out.set_leavers(flows.leavers);
  out.set_transferred_in(flows.transferred_in);
  out.set_transferred_out(flows.transferred_out);
  out.set_persons_joined(flows.PersonsJoined());
  out.set_persons_left(flows.PersonsLeft());
}

void WriteExitInterviews(const ExitCompletion& completion, Message::ExitInterviews& out) {
  out.set_owed(completion.owed);
  out.set_completed(completion.completed);
  if (completion.share.has_value()) out.set_completed_percent(PercentText(*completion.share));
}

void LeaveTypesAlone(Message::KindSummary& kind) {
  for (Message::Period& period : *kind.mutable_periods()) {
    auto& splits = *period.mutable_splits();
    splits.erase(std::remove_if(splits.begin(), splits.end(),
                                [](const Message::Split& split) {
                                  return split.by() != Message::Split::TYPE;
                                }),
                 splits.end());
  }
}

void WriteTargets(absl::Span<const EstablishmentTarget> targets, const KindSummary& summary,
                  absl::CivilDay as_of, Message::KindSummary& out) {
  for (const TargetBasis basis : kTargetBases) {
    const std::optional<int64_t> persons = TargetOn(targets, summary.kind, basis, as_of);
    if (!persons.has_value()) continue;
    Message::Target& target = *out.add_targets();
    target.set_basis(api::ToProto<v1::EstablishmentTarget::Basis>(basis));
    target.set_persons(*persons);
    target.set_vacancy(*Vacancy(persons, summary.headcount.strength));
  }
}

void WriteKind(absl::string_view force, const KindSummary& summary, const KindHours& hours,
               const SummaryRange& range, Message::KindSummary& out) {
  const std::vector<SummaryPeriod> periods = PeriodsOf(range);
  out.set_kind(api::ToProto<v1::Role::Kind>(summary.kind));
  WriteHeadcount(summary.headcount, *out.mutable_headcount());
  for (const PipelineStage& stage : summary.pipeline) WriteStage(stage, *out.add_pipeline());
  for (size_t i = 0; i < summary.flows.size(); ++i) {
    Message::Period& period = *out.add_periods();
    WritePeriod(periods[i], range, summary.flows[i], period);
    WriteHours(hours.hours[i], *period.mutable_hours());
    WriteSplits(force, hours.splits[i], period);
    WriteExitInterviews(summary.exit_completions[i], *period.mutable_exit_interviews());
  }
  out.set_average_month(FormatMonth(LastWholeMonth(range.as_of)));
  if (summary.average_headcount.has_value()) {
    out.set_average_headcount(summary.average_headcount->Round(1));
  }
  if (summary.turnover.has_value()) out.set_turnover_percent(PercentText(*summary.turnover));
  if (hours.average_monthly.has_value()) {
    out.set_average_monthly_hours(hours.average_monthly->Round(1));
  }
  if (hours.turnout.has_value()) out.set_turnout_percent(PercentText(*hours.turnout));
}

void WriteSpeedwatchPeriod(SummaryPeriod period, const SummaryRange& range,
                           const SpeedwatchPeriod& told, Message::SpeedwatchPeriod& out) {
  const SummaryDays days = DaysOf(period, range);
  out.set_span(api::ToProto<Message::Period::Span>(period));
  out.set_from_date(DateText(days.from));
  out.set_to_date(DateText(days.to));
  out.set_groups_gained(told.groups_gained);
  out.set_groups_closed(told.groups_closed);
  out.set_declared_members_gained(told.members_gained);
  const SpeedwatchFigures& figures = told.figures;
  out.set_sessions(figures.sessions);
  out.set_passing(figures.passing);
  out.set_over_threshold(figures.over_threshold);
  const std::optional<Rational> percent = figures.percent_over();
  if (percent.has_value()) out.set_over_percent(percent->Round(1));
  out.set_operator_minutes(figures.operator_minutes);
  out.set_operator_hours(Rational::Of(figures.operator_minutes, kMinutesInHour).Round(1));
}

void WriteSpeedwatch(const SpeedwatchSummary& speedwatch, const VolunteerSummary& summary,
                     Message::Speedwatch& out) {
  out.set_groups(speedwatch.groups);
  for (const KindSummary& kind : summary.kinds) {
    if (kind.kind == Kind::kSpeedwatch) out.set_named_operators(kind.headcount.strength);
  }
  out.set_declared_members(speedwatch.declared_members);
  const std::vector<SummaryPeriod> periods = PeriodsOf(summary.range);
  for (size_t i = 0; i < speedwatch.periods.size(); ++i) {
    WriteSpeedwatchPeriod(periods[i], summary.range, speedwatch.periods[i], *out.add_periods());
  }
}

}  // namespace

v1::VolunteerSummary WriteVolunteerSummary(absl::string_view force, const VolunteerSummary& summary,
                                           const std::optional<SpeedwatchSummary>& speedwatch,
                                           bool sees_sensitive) {
  Message out;
  out.set_name(kVolunteerSummaryName.Format(force));
  out.set_as_of(DateText(summary.range.as_of));
  out.set_revision(summary.at.revision);
  if (summary.at.known_at.has_value()) {
    api::WriteInstant(*summary.at.known_at, *out.mutable_known_at());
  }
  for (size_t i = 0; i < summary.kinds.size(); ++i) {
    Message::KindSummary& kind = *out.add_kinds();
    WriteKind(force, summary.kinds[i], summary.hours[i], summary.range, kind);
    WriteTargets(summary.targets, summary.kinds[i], summary.range.as_of, kind);
    if (!sees_sensitive) LeaveTypesAlone(kind);
  }
  WriteHeadcount(summary.together, *out.mutable_together());
  if (speedwatch.has_value()) {
    WriteSpeedwatch(*speedwatch, summary, *out.mutable_speedwatch());
  }
  return out;
}

}  // namespace copperplate::volunteers
