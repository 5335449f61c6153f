// Enumerations of a proto and of the domain: the proto's counts from 1, 0 being what is not given,
// and the domain's from 0 in the same order. A static_assert beside a mapping holds them together:
//
//   static_assert(v1::Plan::State_MAX == static_cast<int>(PlanState::kSuperseded) + 1);
//
//   out.set_state(api::ToProto<v1::Plan::State>(plan.state));
//   plan.kind = api::ReadEnum<PlanKind>(message.kind(), "kind", faults);
//   query.state = api::ReadOptionalEnum<PlanState>(request.state(), "state", faults);
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/generated_enum_reflection.h>

#include <optional>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::api {

// The same of a number; `values` is the proto's enumeration.
bool CheckEnumNumber(int number, const google::protobuf::EnumDescriptor& values,
                     absl::string_view field, Faults& faults);

// Whether there is a value and this release knows it; else with the fault FIELD_REQUIRED or
// ENUM_UNKNOWN.
template <class Proto>
bool CheckEnum(Proto value, absl::string_view field, Faults& faults) {
  return CheckEnumNumber(static_cast<int>(value), *google::protobuf::GetEnumDescriptor<Proto>(),
                         field, faults);
}

template <class Proto, class Domain>
constexpr Proto ToProto(Domain value) {
  return static_cast<Proto>(static_cast<int>(value) + 1);
}

// Of a value that CheckEnum() found good.
template <class Domain, class Proto>
constexpr Domain FromProto(Proto value) {
  return static_cast<Domain>(static_cast<int>(value) - 1);
}

// The value; the domain's first one with a fault of CheckEnum().
template <class Domain, class Proto>
Domain ReadEnum(Proto value, absl::string_view field, Faults& faults) {
  return CheckEnum(value, field, faults) ? FromProto<Domain>(value) : Domain{};
}

// The same where the field may be left out: nothing then, and with the fault ENUM_UNKNOWN.
template <class Domain, class Proto>
std::optional<Domain> ReadOptionalEnum(Proto value, absl::string_view field, Faults& faults) {
  if (static_cast<int>(value) == 0 || !CheckEnum(value, field, faults)) return std::nullopt;
  return FromProto<Domain>(value);
}

}  // namespace copperplate::api
