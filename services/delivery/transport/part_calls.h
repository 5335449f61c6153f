#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/handler/part_call.h"
#include "libs/parts/part_repository.h"
#include "libs/rpc/call_context.h"
#include "services/delivery/app/change_part.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

using handler::ReadPath;

// One call about parts of plans of one kind.
template <class Part>
using PartCall = handler::PartCall<Part, PartMapping<Part>>;

// The creation of a part of a kind that is in its plan from a day on; `today`: in Europe/London.
template <class Part, class Pattern, class Request>
absl::StatusOr<typename PartMapping<Part>::Message> CreateDated(
    PartRepository<Part>& parts, const rpc::CallContext& call, const Pattern& parent,
    const Request& request, absl::string_view id,
    const typename PartMapping<Part>::Message& message, absl::CivilDay today) {
  const auto create = [&](const RequestContext& context, absl::string_view plan, const Part& part,
                          WriteMode mode, const Printer<PartRecord<Part>>& print) {
    return CreateDatedPart(parts, context, plan, part, today, mode, print);
  };
  return PartCall<Part>(parts, call).Create(parent, request, id, message, create);
}

}  // namespace copperplate::delivery
