#include "services/delivery/transport/improvement_action_mapping.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/resource/reference.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/improvement_names.h"
#include "services/delivery/transport/improvement_requests.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

constexpr int kMostEvidenceAtOnce = 20;

v1::ImprovementAction::State WriteState(ImprovementState state) {
  return api::ToProto<v1::ImprovementAction::State>(state);
}

void WriteRevision(const ImprovementDueRevision& revision,
                   v1::ImprovementAction::DueRevision& out) {
  out.set_on(FormatDate(revision.on));
  out.set_due(FormatDate(revision.due));
  out.set_reason(revision.reason);
  out.set_recorded_by(revision.recorded_by);
  api::WriteInstant(revision.recorded_at, *out.mutable_record_time());
}

void WriteEvidence(const ImprovementEvidence& evidence, v1::ImprovementAction::Evidence& out) {
  out.set_description(evidence.description);
  out.set_reference(evidence.reference);
  out.set_on(FormatDate(evidence.on));
  out.set_added_by(evidence.added_by);
  api::WriteInstant(evidence.recorded_at, *out.mutable_record_time());
  out.set_after_transitions(evidence.after_transitions);
}

void WriteTransition(const ImprovementTransition& transition,
                     v1::ImprovementAction::Transition& out) {
  out.set_from_state(WriteState(transition.from));
  out.set_to_state(WriteState(transition.to));
  out.set_on(FormatDate(transition.on));
  out.set_recorded_by(transition.recorded_by);
  api::WriteInstant(transition.recorded_at, *out.mutable_record_time());
  out.set_reason(transition.reason);
  out.set_at_body(transition.at_body);
  out.set_delegate(transition.delegate);
  out.set_signed_by(transition.signed_by);
}

}  // namespace

ImprovementAction ReadImprovementAction(absl::string_view force, absl::string_view plan,
                                        absl::string_view id, const v1::ImprovementAction& message,
                                        absl::CivilDay today, Faults& faults) {
  ImprovementAction action;
  action.id = std::string(id);
  action.number = message.number();
  action.text = message.text();
  const absl::string_view parents[] = {force, plan};
  for (int i = 0; i < message.findings_size(); ++i) {
    action.findings.push_back(resource::ReadReference(kFindingName, parents, message.findings(i),
                                                      absl::StrCat("findings[", i, "]"), faults));
  }
  action.owner = message.owner();
  action.raised_on =
      fields::ReadOptionalDate(message.raised_on(), "raised_on", faults).value_or(today);
  action.original_due = fields::ReadOptionalDate(message.original_due(), "original_due", faults);
  CheckNumberGiven(action.number, "number", faults);
  faults.AddRuleFaults(Validate(action, today));
  return action;
}

std::vector<ImprovementEvidence> ReadEvidence(
    const google::protobuf::RepeatedPtrField<v1::ImprovementAction::Evidence>& messages,
    Faults& faults) {
  std::vector<ImprovementEvidence> evidence;
  if (messages.size() > kMostEvidenceAtOnce) {
    faults.Add("TOO_MANY", "evidence", absl::StrCat("must be at most ", kMostEvidenceAtOnce));
    return evidence;
  }
  for (const v1::ImprovementAction::Evidence& message : messages) {
    ImprovementEvidence one;
    one.description = message.description();
    one.reference = message.reference();
    evidence.push_back(std::move(one));
  }
  return evidence;
}

v1::ImprovementAction WriteImprovementAction(absl::string_view force, absl::string_view plan,
                                             const ImprovementActionRecord& record) {
  const ImprovementAction& action = record.action;
  v1::ImprovementAction out;
  out.set_name(kImprovementActionName.Format(force, plan, action.id));
  api::WriteHeader(record.header, out);
  out.set_number(action.number);
  out.set_text(action.text);
  for (const std::string& finding : action.findings) {
    out.add_findings(kFindingName.Format(force, plan, finding));
  }
  out.set_owner(action.owner);
  for (const std::string& owner : action.earlier_owners) out.add_earlier_owners(owner);
  out.set_raised_on(FormatDate(action.raised_on));
  out.set_original_due(DateText(action.original_due));
  out.set_current_due(DateText(CurrentDue(action)));
  for (const ImprovementDueRevision& revision : action.due_revisions) {
    WriteRevision(revision, *out.add_due_revisions());
  }
  if (const auto days = SlippageDays(action)) out.set_slippage_days(*days);
  out.set_state(WriteState(action.state));
  for (const ImprovementEvidence& evidence : action.evidence) {
    WriteEvidence(evidence, *out.add_evidence());
  }
  for (const ImprovementTransition& transition : action.transitions) {
    WriteTransition(transition, *out.add_transitions());
  }
  if (!action.superseded_by.empty()) {
    out.set_superseded_by(kImprovementActionName.Format(force, plan, action.superseded_by));
  }
  return out;
}

}  // namespace copperplate::delivery
