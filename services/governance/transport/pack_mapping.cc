#include "services/governance/transport/pack_mapping.h"

#include <google/protobuf/util/json_util.h>

#include <variant>

#include "absl/strings/str_cat.h"
#include "libs/api/instant.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/transport/action_log_mapping.h"
#include "services/governance/transport/agenda_item_mapping.h"
#include "services/governance/transport/forward_plan_mapping.h"
#include "services/governance/transport/frozen_register_mapping.h"
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

// Of a register of this service, which is told by the name and as known at the instant.
void WriteRegisterSource(const std::string& resource, const PackKeys& keys,
                         const google::protobuf::Timestamp& known_at, v1::Pack::Source& out) {
  out.set_availability(v1::Pack::AVAILABLE);
  out.set_resource(resource);
  out.set_as_of(FormatDate(keys.meeting_day));
  *out.mutable_known_at() = known_at;
}

// What was frozen for the meeting stands by itself.
void WritePresented(const std::string& force, const PresentedRisks& risks, v1::Pack::Risks& out) {
  v1::Pack::Source& source = *out.mutable_source();
  source.set_availability(v1::Pack::AVAILABLE);
  source.set_resource(kRiskRegisterSnapshotName.Format(force, risks.snapshot));
  source.set_as_of(FormatDate(risks.as_of));
  *out.mutable_risk_register() =
      WriteRiskRegister(force, kRiskRegisterName.Format(force), risks.as_of, risks.risk_register);
}

// The registers as they are told, but for risks that are there already.
void WriteTold(const std::string& force, const Meeting& meeting, const PackKeys& keys,
               const PackRegisters& registers, bool whole, v1::Pack& out) {
  v1::Pack::Actions& actions = *out.mutable_actions();
  *actions.mutable_log() =
      WriteActionLog(force, kActionLogName.Format(force, meeting.body), keys.meeting_day,
                     registers.actions, {.open_only = true, .for_viewer = !whole});
  v1::Pack::Recommendations& recommendations = *out.mutable_recommendations();
  *recommendations.mutable_log() = WriteRecommendationLog(
      force, kRecommendationLogName.Format(force), keys.meeting_day, registers.recommendations);
  if (!out.has_risks()) {
    *out.mutable_risks()->mutable_risk_register() = WriteRiskRegister(
        force, kRiskRegisterName.Format(force), keys.meeting_day, registers.risks);
  }
  for (const PartRecord<ForwardPlanEntry>& entry : registers.forward_plan.entries) {
    *out.mutable_forward_plan()->add_entries() =
        PartMapping<ForwardPlanEntry>::Write(force, "", entry);
  }
}

// As known when the forward plan is told, which does not say so itself.
absl::Time PlanKnownAt(const PackParts& parts) {
  const auto* const told = std::get_if<PackRegisters>(&parts.registers);
  return told == nullptr ? *parts.keys.fixed_at : told->forward_plan.known_at;
}

// What the registers were taken from, once they are written.
void WriteRegisterSources(const std::string& force, const PackParts& parts, v1::Pack& out) {
  const PackKeys& keys = parts.keys;
  const v1::ActionLog& actions = out.actions().log();
  WriteRegisterSource(actions.name(), keys, actions.known_at(),
                      *out.mutable_actions()->mutable_source());
  const v1::RecommendationLog& recommendations = out.recommendations().log();
  WriteRegisterSource(recommendations.name(), keys, recommendations.known_at(),
                      *out.mutable_recommendations()->mutable_source());
  v1::Pack::Source& plan = *out.mutable_forward_plan()->mutable_source();
  google::protobuf::Timestamp known_at;
  api::WriteInstant(PlanKnownAt(parts), known_at);
  WriteRegisterSource(absl::StrCat(kForceName.Format(force), "/forwardPlan"), keys, known_at, plan);
  if (parts.presented.has_value()) return;
  const v1::RiskRegister& risks = out.risks().risk_register();
  WriteRegisterSource(risks.name(), keys, risks.known_at(), *out.mutable_risks()->mutable_source());
}

// What this service keeps itself.
absl::Status WriteRegisters(const std::string& force, const Meeting& meeting,
                            const PackParts& parts, bool whole, v1::Pack& out,
                            SensitiveReads& reads) {
  if (parts.presented.has_value()) {
    WritePresented(force, *parts.presented, *out.mutable_risks());
  }
  if (const auto* const told = std::get_if<PackRegisters>(&parts.registers)) {
    WriteTold(force, meeting, parts.keys, *told, whole, out);
  } else {
    const auto& frozen = std::get<FrozenRegisters>(parts.registers);
    ABSL_RETURN_IF_ERROR(WriteFrozen(frozen, whole, out, reads));
  }
  WriteRegisterSources(force, parts, out);
  return absl::OkStatus();
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

absl::StatusOr<v1::Pack> WritePack(const std::string& force, const Body& body,
                                   const PartRecord<Meeting>& meeting, const PackParts& parts,
                                   bool whole, SensitiveReads& reads) {
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
  ABSL_RETURN_IF_ERROR(WriteRegisters(force, of, parts, whole, out, reads));
  return out;
}

}  // namespace copperplate::governance
