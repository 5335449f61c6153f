// What requests about improvement plans and about their actions have in common.
#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/api/page_request.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/rpc/call_context.h"
#include "libs/status/faults.h"
#include "services/delivery/app/ports/improvement_names.h"
#include "services/delivery/app/read_improvement.h"

namespace copperplate::delivery {

// The plan's id; empty with the fault where `name` is none.
inline std::string ReadImprovementPlanId(absl::string_view name, absl::string_view field,
                                         Faults& faults) {
  const auto ids = kImprovementPlanName.Match(name, field, faults);
  return ids.has_value() ? std::string(ids->back()) : "";
}

// The plan's id in the name of a part of it; empty where the name is of another form, for which
// others give the fault.
template <class Pattern>
std::string PlanOfPart(const Pattern& pattern, absl::string_view name) {
  typename Pattern::Ids ids;
  return pattern.Matches(name, ids) ? std::string(ids[1]) : "";
}

inline AskedOfImprovementPlan AskedOf(const rpc::CallContext& call, absl::string_view plan) {
  return {.plan = std::string(plan), .sensitive = handler::SeesSensitive(call)};
}

// Fault FIELD_REQUIRED where there is none.
inline void CheckNumberGiven(int32_t number, absl::string_view field, Faults& faults) {
  if (number == 0) faults.Add("FIELD_REQUIRED", field, "must be given");
}

// Of a list by numbers: the number before the first.
inline int64_t NumberAfter(const api::PageRequest<int64_t>& page) {
  return page.after.has_value() ? std::get<0>(*page.after) : 0;
}

}  // namespace copperplate::delivery
