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

absl::StatusOr<PackRisks> RisksOfPack(const Ports& ports, const RequestContext& context,
                                      const Meeting& meeting, const PackKeys& keys,
                                      bool sensitive) {
  const std::string name = kMeetingName.Format(context.force, meeting.body, meeting.id);
  ABSL_ASSIGN_OR_RETURN(auto presented, ports.risk_register.PresentedAt(context, name, sensitive));
  PackRisks risks;
  if (presented.has_value()) {
    RegisterSnapshot& snapshot = presented->part;
    risks.snapshot = snapshot.id;
    risks.as_of = snapshot.as_of;
    risks.risk_register = {.known_at = presented->header.create_time,
                           .previous = snapshot.previous,
                           .rows = std::move(snapshot.rows)};
    return risks;
  }
  risks.as_of = keys.meeting_day;
  ABSL_ASSIGN_OR_RETURN(risks.risk_register, ReadRiskRegister(ports.risk_register, context,
                                                              {.as_of = keys.meeting_day,
                                                               .known_at = keys.fixed_at,
                                                               .before_meeting = name,
                                                               .sensitive = sensitive}));
  return risks;
}

}  // namespace

absl::StatusOr<PackParts> ReadPackParts(const Ports& ports, const RequestContext& context,
                                        const Meeting& meeting, absl::CivilDay today,
                                        bool sensitive) {
  const PackKeys keys = PackKeysOf(meeting, today);
  ABSL_ASSIGN_OR_RETURN(auto agenda, AgendaOfPack(ports, context, meeting, sensitive));
  ABSL_ASSIGN_OR_RETURN(auto papers, ports.tabled_papers.Read(context, meeting, sensitive));
  ABSL_ASSIGN_OR_RETURN(auto actions, ActionsOfPack(ports, context, meeting.body, keys));
  ABSL_ASSIGN_OR_RETURN(auto recommendations,
                        RecommendationsOfPack(ports, context, keys, sensitive));
  ABSL_ASSIGN_OR_RETURN(auto forward_plan,
                        ports.forward_plan_register.Read(context, {.body = meeting.body,
                                                                   .as_of = keys.meeting_day,
                                                                   .known_at = keys.fixed_at,
                                                                   .sensitive = sensitive}));
  ABSL_ASSIGN_OR_RETURN(auto risks, RisksOfPack(ports, context, meeting, keys, sensitive));
  PackSources& others = ports.pack_sources;
  return PackParts{
      .keys = keys,
      .agenda = std::move(agenda),
      .papers = std::move(papers),
      .actions = std::move(actions),
      .recommendations = std::move(recommendations),
      .risks = std::move(risks),
      .forward_plan = std::move(forward_plan),
      .dashboard = others.Dashboard(context, absl::CivilMonth(keys.figures_as_of), keys.fixed_at),
      .plan_iteration = others.PlanIteration(context, keys.meeting_day, keys.fixed_at),
      .volunteer_summary = others.VolunteerSummary(context, keys.figures_as_of, keys.fixed_at)};
}

}  // namespace copperplate::governance
