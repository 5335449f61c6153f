// What records keep of their past, as columns (libs/postgres/composite.h): the types of the
// schema's change `history`.
#pragma once

#include <tuple>

#include "libs/postgres/composite.h"
#include "libs/postgres/enumeration.h"
#include "services/governance/domain/action.h"
#include "services/governance/domain/due_date.h"
#include "services/governance/domain/evidence.h"
#include "services/governance/domain/owner.h"
#include "services/governance/domain/state_change.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::OwnerChange>
    : CompositeCodec<governance::OwnerChange, Codec<governance::OwnerChange>> {
  static auto Fields(governance::OwnerChange& change) {
    return std::tie(change.on, change.before, change.recorded_by, change.recorded_at);
  }
};

template <>
struct Codec<governance::DueRevision>
    : CompositeCodec<governance::DueRevision, Codec<governance::DueRevision>> {
  static auto Fields(governance::DueRevision& revision) {
    return std::tie(revision.on, revision.due, revision.reason, revision.approved_by,
                    revision.recorded_by, revision.recorded_at);
  }
};

template <>
struct Codec<governance::Evidence>
    : CompositeCodec<governance::Evidence, Codec<governance::Evidence>> {
  static auto Fields(governance::Evidence& evidence) {
    return std::tie(evidence.description, evidence.reference, evidence.on, evidence.added_by,
                    evidence.recorded_at);
  }
};

template <>
struct Codec<governance::StrikeOut>
    : CompositeCodec<governance::StrikeOut, Codec<governance::StrikeOut>> {
  static auto Fields(governance::StrikeOut& struck) {
    return std::tie(struck.on, struck.reason, struck.recorded_by, struck.recorded_at);
  }
};

// Of any kind of state that has a codec.
template <typename State>
struct Codec<governance::StateChange<State>>
    : CompositeCodec<governance::StateChange<State>, Codec<governance::StateChange<State>>> {
  static auto Fields(governance::StateChange<State>& change) {
    return std::tie(change.from, change.to, change.on, change.recorded_by, change.recorded_at,
                    change.reason, change.decided_at, change.delegate);
  }
};

}  // namespace copperplate::postgres
