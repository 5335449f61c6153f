#include "services/governance/transport/recommendation_log_mapping.h"

#include <utility>

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {
namespace {

void WriteRecommendationRow(const std::string& force, const RecommendationRow& row,
                            v1::RecommendationLog::Row& out) {
  const Recommendation& one = *row.recommendation;
  const RecommendationStanding& standing = row.standing;
  out.set_name(kRecommendationName.Format(force, one.report, one.id));
  out.set_number(one.number);
  out.set_text(one.text);
  out.set_kind(api::ToProto<v1::Recommendation::Kind>(one.kind));
  if (one.priority.has_value()) {
    out.set_priority(api::ToProto<v1::Recommendation::Priority>(*one.priority));
  }
  out.set_owner(standing.owner);
  out.set_state(api::ToProto<v1::Recommendation::State>(standing.state));
  out.set_original_due(DateText(one.due.original));
  out.set_current_due(DateText(standing.due));
  if (standing.slippage_days.has_value()) out.set_slippage_days(*standing.slippage_days);
  out.set_revision_count(standing.revision_count);
  out.set_overdue(standing.overdue);
  out.set_due_soon(standing.due_soon);
  if (standing.external.has_value()) {
    out.set_external_state(api::ToProto<v1::Recommendation::ExternalState>(*standing.external));
  }
  out.set_report_gives_assurance(GivesAssurance(row.report->stage));
  out.set_report_title(row.report->title);
  out.set_report_marking(api::ToProto<v1::SourceReport::Marking>(row.report->marking));
}

void WriteRecommendationCounts(const RecommendationLog& log, v1::RecommendationLog& out) {
  out.set_total(log.total());
  out.clear_states();
  for (size_t state = 0; state < log.by_state.size(); ++state) {
    v1::RecommendationLog::StateCount& count = *out.add_states();
    count.set_state(api::ToProto<v1::Recommendation::State>(state));
    count.set_count(log.by_state[state]);
  }
  out.set_to_do(log.to_do);
  out.set_overdue(log.overdue);
  out.set_due_soon(log.due_soon);
  out.set_undated(log.undated);
  out.set_without_owner(log.without_owner);
}

}  // namespace

v1::RecommendationLog WriteRecommendationLog(const std::string& force, const std::string& name,
                                             absl::CivilDay as_of, const RecommendationLogAt& at) {
  const RecommendationLog& log = at.log;
  v1::RecommendationLog out;
  out.set_name(name);
  out.set_as_of(FormatDate(as_of));
  api::WriteInstant(at.read.known_at, *out.mutable_known_at());
  WriteRecommendationCounts(log, out);
  for (const RecommendationRow& row : log.rows) {
    if (!HasRow(at.rows, row.standing.state)) continue;
    WriteRecommendationRow(force, row, *out.add_recommendations());
  }
  return out;
}

void CountRecommendations(v1::RecommendationLog& log) {
  RecommendationLog counted;
  for (const v1::RecommendationLog::Row& row : log.recommendations()) {
    RecommendationStanding standing;
    standing.state = api::FromProto<RecommendationState>(row.state());
    standing.owner = row.owner();
    const absl::StatusOr<absl::CivilDay> due = ParseDate(row.current_due());
    if (due.ok()) standing.due = *due;
    standing.overdue = row.overdue();
    standing.due_soon = row.due_soon();
    AddRow({nullptr, nullptr, std::move(standing)}, counted);
  }
  WriteRecommendationCounts(counted, log);
}

}  // namespace copperplate::governance
