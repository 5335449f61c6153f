// What records keep of their past, and references to meetings, as messages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/governance/v1/due_revision.pb.h"
#include "copperplate/governance/v1/evidence.pb.h"
#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/resource/pattern.h"
#include "libs/status/faults.h"
#include "libs/time/civil.h"
#include "services/governance/domain/due_date.h"
#include "services/governance/domain/evidence.h"
#include "services/governance/domain/owner.h"
#include "services/governance/domain/state_change.h"

namespace copperplate::governance {

void WriteDueRevision(const DueRevision& revision, v1::DueRevision& out);
void WriteEvidence(const Evidence& evidence, v1::Evidence& out);

// Description and reference of each, which are all that a caller says.
template <class Messages>
std::vector<Evidence> ReadEvidence(const Messages& messages) {
  std::vector<Evidence> evidence;
  for (const v1::Evidence& message : messages) {
    evidence.push_back({message.description(), message.reference(), {}, {}, {}});
  }
  return evidence;
}

// `Message` is the OwnerChange of a resource.
template <class Message>
void WriteOwnerChange(const OwnerChange& change, Message& out) {
  out.set_on(FormatDate(change.on));
  out.set_before(change.before);
  out.set_recorded_by(change.recorded_by);
  api::WriteInstant(change.recorded_at, *out.mutable_record_time());
}

// `Message` is the Transition of a resource, `ProtoState` its state.
template <class ProtoState, class State, class Message>
void WriteTransition(const StateChange<State>& change, Message& out) {
  out.set_from_state(api::ToProto<ProtoState>(change.from));
  out.set_to_state(api::ToProto<ProtoState>(change.to));
  out.set_on(FormatDate(change.on));
  out.set_recorded_by(change.recorded_by);
  api::WriteInstant(change.recorded_at, *out.mutable_record_time());
  out.set_reason(change.reason);
}

// A name of `pattern` of the force, or empty: as it stands. Faults RESOURCE_NAME_INVALID, and
// `not_of_force` of another force's.
template <class Pattern>
std::string ReadOptionalName(const Pattern& pattern, absl::string_view force,
                             absl::string_view name, absl::string_view field,
                             absl::string_view not_of_force, Faults& faults) {
  if (name.empty()) return "";
  const auto ids = pattern.Match(name, field, faults);
  if (ids.has_value() && ids->front() != force) {
    faults.Add(not_of_force, field, "must be of the force");
  }
  return std::string(name);
}

}  // namespace copperplate::governance
