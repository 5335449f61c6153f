#include "services/governance/transport/decision_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "services/governance/domain/publication_clock.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/publication_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Decision::State_MAX == static_cast<int>(DecisionState::kRevoked) + 1);
static_assert(v1::Decision::Marking_MAX == static_cast<int>(Marking::kOfficialSensitive) + 1);

api::UpdateRules PartMapping<Decision>::Rules() {
  return {.output_only = {"taken_on", "taken_by", "exemption", "publication",
                          "publication_standing", "revoked_by", "transitions"},
          .immutable = {}};
}

v1::Decision PartMapping<Decision>::Write(absl::string_view force, absl::string_view,
                                          const PartRecord<Decision>& record) {
  const Decision& decision = record.part;
  v1::Decision out;
  out.set_name(kDecisionName.Format(force, decision.id));
  api::WriteHeader(record.header, out);
  out.set_reference(decision.reference);
  out.set_agenda_item(decision.item);
  out.set_title(decision.title);
  out.set_reasons(decision.reasons);
  out.set_options(decision.options);
  if (decision.spi.has_value()) out.set_significant_public_interest(*decision.spi);
  out.set_spi_basis(decision.spi_basis);
  out.set_spi_determined_by(decision.spi_determined_by);
  out.set_marking(api::ToProto<v1::Decision::Marking>(decision.marking));
  out.set_state(api::ToProto<v1::Decision::State>(decision.state));
  out.set_taken_on(DateText(decision.taken_on));
  out.set_taken_by(decision.taken_by);
  if (decision.exemption.has_value()) WriteExemption(*decision.exemption, *out.mutable_exemption());
  if (decision.publication.has_value()) {
    WritePublication(*decision.publication, *out.mutable_publication());
  }
  out.set_revoked_by(decision.revoked_by);
  for (const StateChange<DecisionState>& change : decision.changes) {
    v1::Decision::Transition& transition = *out.add_transitions();
    WriteTransition<v1::Decision::State>(change, transition);
    transition.set_decided_at(change.decided_at);
    transition.set_delegate(change.delegate);
  }
  return out;
}

Decision PartMapping<Decision>::Read(absl::string_view force, const PartPath& path,
                                     const v1::Decision& message, Faults& faults) {
  Decision decision;
  decision.id = path.back();
  decision.reference = message.reference();
  decision.item = ReadOptionalName(kAgendaItemName, force, message.agenda_item(), "agenda_item",
                                   "AGENDA_ITEM_NOT_OF_FORCE", faults);
  decision.title = message.title();
  decision.reasons = message.reasons();
  decision.options = message.options();
  if (message.has_significant_public_interest()) {
    decision.spi = message.significant_public_interest();
  }
  decision.spi_basis = message.spi_basis();
  decision.spi_determined_by = message.spi_determined_by();
  decision.marking = api::ReadEnum<Marking>(message.marking(), "marking", faults);
  return decision;
}

void PartMapping<Decision>::Complete(const PartRecord<Decision>& record,
                                     v1::Decision& message) const {
  if (for_viewer && record.part.is_revoking_one_sensitive) {
    message.clear_revoked_by();
    // Why is of the one that revoked it.
    for (v1::Decision::Transition& transition : *message.mutable_transitions()) {
      if (transition.to_state() == v1::Decision::REVOKED) transition.clear_reason();
    }
  }
  const auto standing =
      StandingOn(record.part, {today}, targets.settings, WorkingDays(targets.bank_holidays));
  if (standing.has_value()) WriteStanding(*standing, *message.mutable_publication_standing());
}

}  // namespace copperplate::governance
