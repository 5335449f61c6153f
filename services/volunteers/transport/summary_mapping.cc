#include "services/volunteers/transport/summary_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/rational/rational.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/summary_periods.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

using Message = v1::VolunteerSummary;

static_assert(Message::Period::MONTH == static_cast<int>(SummaryPeriod::kMonth) + 1);
static_assert(Message::Period::Span_MAX == static_cast<int>(SummaryPeriod::kTwelveMonths) + 1);

namespace {

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

void WritePeriod(SummaryPeriod period, absl::CivilDay as_of, const Flows& flows,
                 Message::Period& out) {
  const SummaryDays days = DaysOf(period, as_of);
  out.set_span(api::ToProto<Message::Period::Span>(period));
  out.set_from_date(DateText(days.from));
  out.set_to_date(DateText(days.to));
  out.set_joiners(flows.joiners);
  out.set_leavers(flows.leavers);
  out.set_transferred_in(flows.transferred_in);
  out.set_transferred_out(flows.transferred_out);
}

void WriteKind(const KindSummary& summary, absl::CivilDay as_of, Message::KindSummary& out) {
  out.set_kind(api::ToProto<v1::Role::Kind>(summary.kind));
  WriteHeadcount(summary.headcount, *out.mutable_headcount());
  for (const PipelineStage& stage : summary.pipeline) WriteStage(stage, *out.add_pipeline());
  for (size_t i = 0; i < summary.flows.size(); ++i) {
    WritePeriod(kSummaryPeriods[i], as_of, summary.flows[i], *out.add_periods());
  }
  out.set_average_month(FormatMonth(LastWholeMonth(as_of)));
  if (summary.average_headcount.has_value()) {
    out.set_average_headcount(summary.average_headcount->Round(1));
  }
  if (summary.turnover.has_value()) out.set_turnover_percent(PercentText(*summary.turnover));
}

}  // namespace

v1::VolunteerSummary WriteVolunteerSummary(absl::string_view force,
                                           const VolunteerSummary& summary) {
  Message out;
  out.set_name(kVolunteerSummaryName.Format(force));
  out.set_as_of(DateText(summary.as_of));
  out.set_revision(summary.revision);
  if (summary.revision > 0) api::WriteInstant(summary.made_at, *out.mutable_known_at());
  for (const KindSummary& kind : summary.kinds) WriteKind(kind, summary.as_of, *out.add_kinds());
  WriteHeadcount(summary.together, *out.mutable_together());
  return out;
}

}  // namespace copperplate::volunteers
