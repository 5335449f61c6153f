#include "services/governance/transport/risk_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Risk::State_MAX == static_cast<int>(RiskState::kClosed) + 1);
static_assert(v1::Risk::Treatment_MAX == static_cast<int>(RiskTreatment::kTerminate) + 1);
static_assert(v1::Risk::Marking_MAX == static_cast<int>(Marking::kOfficialSensitive) + 1);

namespace {

void WriteRiskLevel(const RiskLevel& level, v1::RiskAssessment::Level& out) {
  out.set_likelihood(level.likelihood);
  out.set_impact(level.impact);
  out.set_score(level.Score());
}

RiskLevel ReadRiskLevel(const v1::RiskAssessment::Level& message) {
  return {.likelihood = message.likelihood(), .impact = message.impact()};
}

}  // namespace

api::UpdateRules PartMapping<Risk>::Rules() {
  return {.output_only = {"owner_changes", "transitions"}, .immutable = {"proposed_on"}};
}

v1::Risk PartMapping<Risk>::Write(absl::string_view force, absl::string_view,
                                  const PartRecord<Risk>& record) {
  const Risk& risk = record.part;
  v1::Risk out;
  out.set_name(kRiskName.Format(force, risk.id));
  api::WriteHeader(record.header, out);
  out.set_reference(risk.reference);
  out.set_title(risk.title);
  out.set_cause(risk.cause);
  out.set_event(risk.event);
  out.set_effect(risk.effect);
  out.set_owner(risk.ownership.owner);
  for (const OwnerChange& change : risk.ownership.changes) {
    WriteOwnerChange(change, *out.add_owner_changes());
  }
  out.set_category(risk.category);
  out.set_treatment(api::ToProto<v1::Risk::Treatment>(risk.treatment));
  for (const std::string& objective : risk.objectives) out.add_objectives(objective);
  out.set_next_review(DateText(risk.next_review));
  out.set_marking(api::ToProto<v1::Risk::Marking>(risk.marking));
  out.set_proposed_on(FormatDate(risk.proposed_on));
  out.set_state(api::ToProto<v1::Risk::State>(risk.state));
  for (const StateChange<RiskState>& change : risk.changes) {
    v1::Risk::Transition& transition = *out.add_transitions();
    WriteTransition<v1::Risk::State>(change, transition);
    transition.set_decided_at(change.decided_at);
  }
  return out;
}

Risk PartMapping<Risk>::Read(absl::string_view, const PartPath& path, const v1::Risk& message,
                             Faults& faults) {
  Risk risk;
  risk.id = path.back();
  risk.reference = message.reference();
  risk.title = message.title();
  risk.cause = message.cause();
  risk.event = message.event();
  risk.effect = message.effect();
  risk.ownership.owner = message.owner();
  risk.category = message.category();
  risk.treatment = api::ReadEnum<RiskTreatment>(message.treatment(), "treatment", faults);
  risk.objectives.assign(message.objectives().begin(), message.objectives().end());
  risk.next_review = fields::ReadOptionalDate(message.next_review(), "next_review", faults);
  risk.marking = api::ReadEnum<Marking>(message.marking(), "marking", faults);
  risk.proposed_on = fields::ReadOptionalDate(message.proposed_on(), "proposed_on", faults)
                         .value_or(absl::CivilDay());
  return risk;
}

v1::RiskAssessment PartMapping<RiskAssessment>::Write(absl::string_view force, absl::string_view,
                                                      const PartRecord<RiskAssessment>& record) {
  const RiskAssessment& one = record.part;
  v1::RiskAssessment out;
  out.set_name(kRiskAssessmentName.Format(force, one.risk, one.id));
  WriteAddedHeader(record.header, out);
  out.set_as_of(FormatDate(one.as_of));
  WriteRiskLevel(one.inherent, *out.mutable_inherent());
  WriteRiskLevel(one.current, *out.mutable_current());
  WriteRiskLevel(one.target, *out.mutable_target());
  out.set_rationale(one.rationale);
  return out;
}

RiskAssessment PartMapping<RiskAssessment>::Read(absl::string_view, const PartPath& path,
                                                 const v1::RiskAssessment& message,
                                                 Faults& faults) {
  RiskAssessment one;
  one.risk = path.front();
  one.id = path.back();
  one.as_of = fields::ReadOptionalDate(message.as_of(), "as_of", faults).value_or(absl::CivilDay());
  one.inherent = ReadRiskLevel(message.inherent());
  one.current = ReadRiskLevel(message.current());
  one.target = ReadRiskLevel(message.target());
  one.rationale = message.rationale();
  return one;
}

}  // namespace copperplate::governance
