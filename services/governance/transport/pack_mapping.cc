#include "services/governance/transport/pack_mapping.h"

#include <google/protobuf/util/json_util.h>

#include <variant>

#include "absl/strings/str_cat.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/transport/action_log_mapping.h"
#include "services/governance/transport/agenda_item_mapping.h"
#include "services/governance/transport/forward_plan_mapping.h"
#include "services/governance/transport/meeting_mapping.h"
#include "services/governance/transport/paper_mapping.h"
#include "services/governance/transport/recommendation_log_mapping.h"
#include "services/governance/transport/risk_register_mapping.h"

namespace copperplate::governance {
namespace {

// Of one part: the gateway answers with 32 MiB at most, whichever part fills them.
constexpr size_t kMostBytes = size_t{4} << 20;

template <class Part>
typename PartMapping<Part>::Message WriteComplete(const std::string& force, const std::string& root,
                                                  const PartRecord<Part>& record,
                                                  const PartMapping<Part>& mapping) {
  typename PartMapping<Part>::Message out = PartMapping<Part>::Write(force, root, record);
  mapping.Complete(record, out);
  return out;
}

// Of a register of this service.
void WriteRegisterSource(const std::string& resource, const PackKeys& keys, absl::Time known_at,
                         v1::Pack::Source& out) {
  out.set_availability(v1::Pack::AVAILABLE);
  out.set_resource(resource);
  out.set_as_of(FormatDate(keys.meeting_day));
  api::WriteInstant(known_at, *out.mutable_known_at());
}

// What was frozen for the meeting stands by itself.
void WriteRisks(const std::string& force, const PackKeys& keys, const PackRisks& risks,
                v1::Pack::Risks& out) {
  const std::string risk_register = kRiskRegisterName.Format(force);
  v1::Pack::Source& source = *out.mutable_source();
  if (risks.snapshot.empty()) {
    WriteRegisterSource(risk_register, keys, risks.risk_register.known_at, source);
  } else {
    source.set_availability(v1::Pack::AVAILABLE);
    source.set_resource(kRiskRegisterSnapshotName.Format(force, risks.snapshot));
    source.set_as_of(FormatDate(risks.as_of));
  }
  *out.mutable_risk_register() =
      WriteRiskRegister(force, risk_register, risks.as_of, risks.risk_register);
}

void WriteAbsence(PackAbsence absence, v1::Pack::Source& out) {
  if (absence == PackAbsence::kNone) {
    out.set_availability(v1::Pack::NONE);
    return;
  }
  out.set_availability(v1::Pack::UNAVAILABLE);
  out.set_reason(std::string(PackAbsenceName(absence)));
}

// What is no JSON object, or longer than any that is meant, is as if it was not answered.
void WriteForeignPart(const PackAnswer& answer, v1::Pack::ForeignPart& out) {
  v1::Pack::Source& source = *out.mutable_source();
  if (const auto* const absence = std::get_if<PackAbsence>(&answer)) {
    return WriteAbsence(*absence, source);
  }
  const auto& part = std::get<ForeignPart>(answer);
  const bool is_read =
      part.json.size() <= kMostBytes &&
      google::protobuf::util::JsonStringToMessage(part.json, out.mutable_content()).ok();
  if (!is_read) {
    out.clear_content();
    return WriteAbsence(PackAbsence::kFailed, source);
  }
  source.set_availability(v1::Pack::AVAILABLE);
  source.set_resource(part.resource);
  source.set_as_of(FormatDate(part.as_of));
  source.set_sha256(part.sha256);
}

}  // namespace

v1::Pack WritePack(const std::string& force, const Body& body, const PartRecord<Meeting>& meeting,
                   const PackParts& parts, bool whole) {
  const Meeting& of = meeting.part;
  const PackKeys& keys = parts.keys;
  const std::string root = absl::StrCat(of.body, "/", of.id);
  v1::Pack out;
  out.set_name(kMeetingName.Format(force, of.body, of.id));
  *out.mutable_meeting() = PartMapping<Meeting>::Write(force, of.body, meeting);
  out.set_body_title(body.name);
  if (keys.fixed_at.has_value()) api::WriteInstant(*keys.fixed_at, *out.mutable_fixed_time());
  for (const PartRecord<AgendaItem>& item : parts.agenda) {
    *out.add_agenda_items() = WriteComplete<AgendaItem>(force, root, item, {.whole = whole});
  }
  for (const PartRecord<Paper>& paper : parts.papers) {
    *out.add_papers() = WriteComplete<Paper>(force, root, paper, {.meeting = of});
  }
  WriteForeignPart(parts.dashboard, *out.mutable_dashboard());
  WriteForeignPart(parts.plan_iteration, *out.mutable_plan_iteration());
  WriteForeignPart(parts.volunteer_summary, *out.mutable_volunteer_summary());
  if (out.volunteer_summary().has_content() && keys.fixed_at.has_value()) {
    api::WriteInstant(*keys.fixed_at,
                      *out.mutable_volunteer_summary()->mutable_source()->mutable_known_at());
  }

  const std::string action_log = kActionLogName.Format(force, of.body);
  WriteRegisterSource(action_log, keys, parts.actions.known_at,
                      *out.mutable_actions()->mutable_source());
  *out.mutable_actions()->mutable_log() =
      WriteActionLog(force, action_log, keys.meeting_day, parts.actions,
                     {.open_only = true, .for_viewer = !whole});
  const std::string recommendation_log = kRecommendationLogName.Format(force);
  WriteRegisterSource(recommendation_log, keys, parts.recommendations.read.known_at,
                      *out.mutable_recommendations()->mutable_source());
  *out.mutable_recommendations()->mutable_log() =
      WriteRecommendationLog(force, recommendation_log, keys.meeting_day, parts.recommendations);
  WriteRisks(force, keys, parts.risks, *out.mutable_risks());
  v1::Pack::ForwardPlan& forward_plan = *out.mutable_forward_plan();
  WriteRegisterSource(absl::StrCat(kForceName.Format(force), "/forwardPlan"), keys,
                      parts.forward_plan.known_at, *forward_plan.mutable_source());
  for (const PartRecord<ForwardPlanEntry>& entry : parts.forward_plan.entries) {
    *forward_plan.add_entries() = PartMapping<ForwardPlanEntry>::Write(force, "", entry);
  }
  return out;
}

}  // namespace copperplate::governance
