#include "services/governance/app/read_pack.h"

#include <iterator>
#include <string>
#include <utility>

#include "libs/status/status_macros.h"

namespace copperplate::governance {
namespace {

// As far as it may be read, page after page.
absl::StatusOr<std::vector<PartRecord<AgendaItem>>> AgendaOfPack(const Ports& ports,
                                                                 const RequestContext& context,
                                                                 const Meeting& meeting,
                                                                 bool sensitive) {
  PartQuery<AgendaItem> query;
  query.parent = {meeting.body, meeting.id};
  query.sensitive = sensitive;
  query.limit = 500;
  std::vector<PartRecord<AgendaItem>> all;
  while (true) {
    ABSL_ASSIGN_OR_RETURN(auto page, ports.agenda_items.List(context, query));
    std::move(page.rows.begin(), page.rows.end(), std::back_inserter(all));
    if (!page.more) return all;
    query.after = ListKeyOf(all.back().part);
  }
}

absl::StatusOr<ActionLogAt> ActionsOfPack(const Ports& ports, const RequestContext& context,
                                          const std::string& body, const PackKeys& keys) {
  ActionLogQuery query;
  query.body = body;
  query.as_of = keys.meeting_day;
  query.known_at = keys.fixed_at;
  return ReadActionLog(ports.action_register, context, query);
}

absl::StatusOr<RecommendationLogAt> RecommendationsOfPack(const Ports& ports,
                                                          const RequestContext& context,
                                                          const PackKeys& keys, bool sensitive) {
  RecommendationLogQuery query;
  query.as_of = keys.meeting_day;
  query.known_at = keys.fixed_at;
  query.rows = RecommendationRows::kNotOver;
  query.sensitive = sensitive;
  return ReadRecommendationLog(ports.recommendation_register, context, query);
}

absl::StatusOr<std::optional<PresentedRisks>> PresentedAt(const Ports& ports,
                                                          const RequestContext& context,
                                                          const std::string& meeting,
                                                          bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(auto presented,
                        ports.risk_register.PresentedAt(context, meeting, sensitive));
  if (!presented.has_value()) return std::nullopt;
  RegisterSnapshot& snapshot = presented->part;
  PresentedRisks risks;
  risks.snapshot = snapshot.id;
  risks.as_of = snapshot.as_of;
  risks.risk_register = {.known_at = presented->header.create_time,
                         .previous = snapshot.previous,
                         .rows = std::move(snapshot.rows)};
  return risks;
}

// `with_risks`: whether risks are told too.
absl::StatusOr<PackRegisters> RegistersOfPack(const Ports& ports, const RequestContext& context,
                                              const Meeting& meeting, const PackKeys& keys,
                                              bool with_risks, bool sensitive) {
  PackRegisters registers;
  ABSL_ASSIGN_OR_RETURN(registers.actions, ActionsOfPack(ports, context, meeting.body, keys));
  ABSL_ASSIGN_OR_RETURN(registers.recommendations,
                        RecommendationsOfPack(ports, context, keys, sensitive));
  ABSL_ASSIGN_OR_RETURN(registers.forward_plan,
                        ports.forward_plan_register.Read(context, {.body = meeting.body,
                                                                   .as_of = keys.meeting_day,
                                                                   .known_at = keys.fixed_at,
                                                                   .sensitive = sensitive}));
  if (!with_risks) return registers;
  const std::string name = kMeetingName.Format(context.force, meeting.body, meeting.id);
  ABSL_ASSIGN_OR_RETURN(registers.risks, ReadRiskRegister(ports.risk_register, context,
                                                          {.as_of = keys.meeting_day,
                                                           .known_at = keys.fixed_at,
                                                           .before_meeting = name,
                                                           .sensitive = sensitive}));
  return registers;
}

// Nothing where none were.
absl::StatusOr<std::optional<FrozenRegisters>> FrozenOfPack(const Ports& ports,
                                                            const RequestContext& context,
                                                            const Meeting& meeting) {
  if (!meeting.pack_fixed_at.has_value()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(FrozenRegisters frozen, ports.frozen_registers.Read(context, meeting));
  if (frozen.registers.empty()) return std::nullopt;
  ABSL_RETURN_IF_ERROR(
      CheckFrozen(kMeetingName.Format(context.force, meeting.body, meeting.id), frozen.registers));
  return std::optional<FrozenRegisters>(std::move(frozen));
}

}  // namespace

absl::StatusOr<PackParts> ReadPackParts(const Ports& ports, const RequestContext& context,
                                        const Meeting& meeting, absl::CivilDay today,
                                        bool sensitive) {
  const PackKeys keys = PackKeysOf(meeting, today);
  ABSL_ASSIGN_OR_RETURN(auto agenda, AgendaOfPack(ports, context, meeting, sensitive));
  ABSL_ASSIGN_OR_RETURN(auto papers, ports.tabled_papers.Read(context, meeting, sensitive));
  const std::string name = kMeetingName.Format(context.force, meeting.body, meeting.id);
  ABSL_ASSIGN_OR_RETURN(auto presented, PresentedAt(ports, context, name, sensitive));
  ABSL_ASSIGN_OR_RETURN(auto frozen, FrozenOfPack(ports, context, meeting));
  std::variant<PackRegisters, FrozenRegisters> registers;
  if (frozen.has_value()) {
    registers = *std::move(frozen);
  } else {
    ABSL_ASSIGN_OR_RETURN(registers, RegistersOfPack(ports, context, meeting, keys,
                                                     !presented.has_value(), sensitive));
  }
  PackSources& others = ports.pack_sources;
  return PackParts{
      .keys = keys,
      .agenda = std::move(agenda),
      .papers = std::move(papers),
      .registers = std::move(registers),
      .presented = std::move(presented),
      .dashboard = others.Dashboard(context, absl::CivilMonth(keys.figures_as_of), keys.fixed_at),
      .plan_iteration = others.PlanIteration(context, keys.meeting_day, keys.fixed_at),
      .volunteer_summary = others.VolunteerSummary(context, keys.figures_as_of, keys.fixed_at)};
}

}  // namespace copperplate::governance
